/* The system's GLPK in a box: every call that may make GLPK abort goes through here.
 *
 * GLPK ends the process when it meets a fault. Each function below sets a jump target first; the fault jumps back to it,
 * the thread's GLPK environment is freed with everything in it, the box is empty from then on, and the function returns
 * LINLI_ABORTED. The jump never leaves this file, so no Swift frame is ever jumped over: the callbacks into Swift have
 * returned before GLPK goes on. A box belongs to the thread that opened it, and a thread has at most one.
 */
#ifndef LINLI_CGLPK_H
#define LINLI_CGLPK_H

#include <glpk.h>

enum { LINLI_DONE = 0, LINLI_ABORTED = 1, LINLI_STOPPED = 2 };

/* What stopped a search from inside. */
enum { LINLI_NOT_STOPPED = 0, LINLI_STOP_ASKED, LINLI_STOP_DEADLINE, LINLI_STOP_NODES, LINLI_STOP_ITERATIONS, LINLI_STOP_GAP };

/* What is known in the middle of a branch-and-bound search. */
typedef struct {
  int node_count;
  int has_incumbent;
  double incumbent;
  int has_bound;
  double bound;
  int stop_reason;
} linli_search_state;

/* What watches over a call. Any function may be NULL. `context` is handed to each. */
typedef struct {
  int (*should_stop)(void *context);
  void (*report)(void *context, const linli_search_state *state);
  void (*text)(void *context, const char *line);
  void *context;
  double deadline; /* on the clock of linli_now, 0 for none */
} linli_watch;

/* Limits of a branch-and-bound search. */
typedef struct {
  int node_limit;      /* below 0 for none */
  int iteration_limit; /* below 0 for none */
  double absolute_gap; /* stop when |incumbent - bound| is no larger; 0 for never */
} linli_search_limits;

typedef struct linli_box linli_box;

/* Seconds on a clock that only goes forward. */
double linli_now(void);

/* Opens an empty problem on this thread, or returns NULL. `linli_box_close` frees it and the thread's environment. */
linli_box *linli_box_open(void);
void linli_box_close(linli_box *box);
/* Sets what watches over the calls that follow; NULL for nothing. The watch has to outlive them. */
void linli_box_watch(linli_box *box, const linli_watch *watch);
/* What GLPK said when it gave up last. */
const char *linli_box_failure(const linli_box *box);

/* Building. Indices count from 1, and so do the arrays of a row, a column or a matrix; the arrays of the bulk setters
 * hold `count` entries from 0 for the members from `first` on. */
int linli_add_rows(linli_box *box, int count);
int linli_add_columns(linli_box *box, int count);
int linli_set_rows(linli_box *box, int first, int count, const int *types, const double *lower, const double *upper);
int linli_set_columns(linli_box *box, int first, int count, const int *types, const double *lower, const double *upper);
int linli_set_kinds(linli_box *box, int first, int count, const int *kinds);
int linli_set_costs(linli_box *box, int direction, double constant, int count, const double *costs);
int linli_load_matrix(linli_box *box, int count, const int *rows, const int *columns, const double *values);
int linli_set_row(linli_box *box, int row, int length, const int *columns, const double *values);
int linli_set_column(linli_box *box, int column, int length, const int *rows, const double *values);
int linli_delete_last_row(linli_box *box);

/* Basis. Statuses as GLPK numbers them, from 0. */
int linli_reset_basis(linli_box *box, int advanced);
int linli_read_basis(linli_box *box, int *rows, int *columns);
int linli_write_basis(linli_box *box, const int *rows, const int *columns);

/* Solving. `code` gets what GLPK's routine returned. LINLI_STOPPED: the watch ended the call from outside; the box is
 * empty, as after an abort. */
int linli_simplex(linli_box *box, const glp_smcp *parameters, int *code);
int linli_intopt(
  linli_box *box, const glp_iocp *parameters, const linli_search_limits *limits, linli_search_state *state, int *code);

/* Reading, all from 0. */
typedef struct {
  int primal;
  int dual;
  int whole;
  int iteration_count;
  double objective;
  double whole_objective;
} linli_status;
int linli_read_status(linli_box *box, linli_status *status);
int linli_read_values(linli_box *box, int whole, double *columns);
int linli_read_duals(linli_box *box, double *rows, double *columns);

/* What the rows, from 1, have to be multiplied by so that of all basic members only `column`, from 1, is left in their
 * sum; all 0 if it is not basic, or the basis of no use. */
int linli_multipliers(linli_box *box, int column, double *multipliers);

/* Ranging of row or column `member` (rows first, then columns, from 1): of its active bound if it is non-basic, of its
 * cost if it is basic. */
typedef struct {
  double lower, upper, objective_at_lower, objective_at_upper;
} linli_range;
int linli_range_bound(linli_box *box, int member, linli_range *range);
int linli_range_cost(linli_box *box, int member, linli_range *range);

#endif
