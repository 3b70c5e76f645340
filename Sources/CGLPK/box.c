#define _POSIX_C_SOURCE 200809L /* clock_gettime */

#include "cglpk.h"

#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINE_LENGTH = 1024 };

struct linli_box {
  glp_prob *problem; /* NULL once GLPK gave up */
  const linli_watch *watch;
  const linli_search_limits *limits;
  linli_search_state *state;
  glp_iocp *parameters; /* of the search that is running; GLPK reads its time limit again and again */
  int reason;           /* why GLPK called `on_tree` last, 0 before the first time */
  double asked_at;      /* when a wish to stop was seen first, 0 for never */
  jmp_buf escape;
  char failure[LINE_LENGTH];
  char previous[LINE_LENGTH];
  char line[LINE_LENGTH];
  size_t line_length;
};

double linli_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* -- GLPK's voice -------------------------------------------------------------------------------------------------- */

static void finish_line(linli_box *box) {
  box->line[box->line_length] = '\0';
  if (box->line_length > 0) {
    memcpy(box->previous, box->failure, LINE_LENGTH);
    memcpy(box->failure, box->line, LINE_LENGTH);
    if (box->watch && box->watch->text) box->watch->text(box->watch->context, box->line);
  }
  box->line_length = 0;
}

static int must_leave(const linli_box *box) {
  const linli_watch *watch = box->watch;
  if (!watch) return LINLI_NOT_STOPPED;
  if (watch->should_stop && watch->should_stop(watch->context)) return LINLI_STOP_ASKED;
  if (watch->deadline > 0 && linli_now() > watch->deadline) return LINLI_STOP_DEADLINE;
  return LINLI_NOT_STOPPED;
}

/* Takes all that GLPK prints. */
static int on_text(void *info, const char *text) {
  linli_box *box = info;
  for (; *text; text++) {
    if (*text == '\n' || box->line_length == LINE_LENGTH - 1) finish_line(box);
    if (*text != '\n') box->line[box->line_length++] = *text;
  }
  return 1;
}

static void on_error(void *info) {
  linli_box *box = info;
  finish_line(box);
  /* GLPK says what is wrong and then where in its source: the first is what a reader wants. */
  if (strncmp(box->failure, "Error detected", 14) == 0) memcpy(box->failure, box->previous, LINE_LENGTH);
  longjmp(box->escape, LINLI_ABORTED);
}

/* Seconds by which a long jump waits for an orderly end, which loses nothing. */
static double grace(linli_box *box, int reason) {
  if (reason == LINLI_STOP_DEADLINE) return 0.5;
  if (!box->state) return 0; /* a simplex has nothing to lose */
  /* Nor has a search in the linear program of a node, before its first solution. */
  int is_empty = !box->state->has_incumbent && (box->reason == 0 || box->reason == GLP_IPREPRO);
  return is_empty ? 0 : 5;
}

/* The same while it solves. The simplex looks at no flag of ours but prints its progress, so this is where a long one is
 * left; a branch-and-bound search is left by `on_tree`, which loses nothing. */
static int on_progress_text(void *info, const char *text) {
  linli_box *box = info;
  on_text(info, text);
  int reason = must_leave(box);
  if (reason == LINLI_STOP_ASKED && box->asked_at == 0) box->asked_at = linli_now();
  double since = reason == LINLI_STOP_ASKED ? box->asked_at : box->watch ? box->watch->deadline : 0;
  if (reason != LINLI_NOT_STOPPED && linli_now() >= since + grace(box, reason)) {
    if (box->state) box->state->stop_reason = reason;
    longjmp(box->escape, LINLI_STOPPED);
  }
  return 1;
}

/* -- The guard ----------------------------------------------------------------------------------------------------- */

static int leave(linli_box *box, int why) {
  glp_free_env(); /* frees the problem as well: nothing of this thread's GLPK is left */
  box->problem = NULL;
  return why;
}

/* Runs a statement with GLPK's faults caught; returns from the enclosing function. */
#define GUARD_WITH(hook, box, ...)                    \
  do {                                                \
    if (!(box)->problem) return LINLI_ABORTED;        \
    glp_term_hook(hook, box);                         \
    glp_error_hook(on_error, box);                    \
    int why = setjmp((box)->escape);                  \
    if (why != 0) return leave(box, why);             \
    __VA_ARGS__;                                      \
    glp_error_hook(NULL, NULL);                       \
    return LINLI_DONE;                                \
  } while (0)
#define GUARD(box, ...) GUARD_WITH(on_text, box, __VA_ARGS__)

static int create_problem(linli_box *box) {
  glp_term_hook(on_text, box);
  glp_error_hook(on_error, box);
  if (setjmp(box->escape) != 0) return leave(box, LINLI_ABORTED);
  box->problem = glp_create_prob();
  glp_error_hook(NULL, NULL);
  return LINLI_DONE;
}

linli_box *linli_box_open(void) {
  linli_box *box = calloc(1, sizeof(linli_box));
  if (box && create_problem(box) != LINLI_DONE) {
    free(box);
    return NULL;
  }
  return box;
}

static int delete_problem(linli_box *box) { GUARD(box, glp_delete_prob(box->problem)); }

void linli_box_close(linli_box *box) {
  if (!box) return;
  box->watch = NULL;
  if (box->problem && delete_problem(box) == LINLI_DONE) glp_free_env();
  free(box);
}

void linli_box_watch(linli_box *box, const linli_watch *watch) { box->watch = watch; }

const char *linli_box_failure(const linli_box *box) { return box->failure; }

/* -- Building ------------------------------------------------------------------------------------------------------ */

int linli_add_rows(linli_box *box, int count) { GUARD(box, glp_add_rows(box->problem, count)); }

int linli_add_columns(linli_box *box, int count) { GUARD(box, glp_add_cols(box->problem, count)); }

int linli_set_rows(linli_box *box, int first, int count, const int *types, const double *lower, const double *upper) {
  GUARD(box, {
    for (int i = 0; i < count; i++) glp_set_row_bnds(box->problem, first + i, types[i], lower[i], upper[i]);
  });
}

int linli_set_columns(linli_box *box, int first, int count, const int *types, const double *lower, const double *upper) {
  GUARD(box, {
    for (int j = 0; j < count; j++) glp_set_col_bnds(box->problem, first + j, types[j], lower[j], upper[j]);
  });
}

int linli_set_kinds(linli_box *box, int first, int count, const int *kinds) {
  GUARD(box, {
    for (int j = 0; j < count; j++) glp_set_col_kind(box->problem, first + j, kinds[j]);
  });
}

int linli_set_costs(linli_box *box, int direction, double constant, int count, const double *costs) {
  GUARD(box, {
    glp_set_obj_dir(box->problem, direction);
    glp_set_obj_coef(box->problem, 0, constant);
    for (int j = 0; j < count; j++) glp_set_obj_coef(box->problem, j + 1, costs[j]);
  });
}

int linli_load_matrix(linli_box *box, int count, const int *rows, const int *columns, const double *values) {
  GUARD(box, glp_load_matrix(box->problem, count, rows, columns, values));
}

int linli_set_row(linli_box *box, int row, int length, const int *columns, const double *values) {
  GUARD(box, glp_set_mat_row(box->problem, row, length, columns, values));
}

int linli_set_column(linli_box *box, int column, int length, const int *rows, const double *values) {
  GUARD(box, glp_set_mat_col(box->problem, column, length, rows, values));
}

int linli_delete_last_row(linli_box *box) {
  GUARD(box, {
    int last[2] = {0, glp_get_num_rows(box->problem)};
    glp_del_rows(box->problem, 1, last);
  });
}

/* -- Basis --------------------------------------------------------------------------------------------------------- */

int linli_reset_basis(linli_box *box, int advanced) {
  GUARD(box, {
    if (advanced)
      glp_adv_basis(box->problem, 0);
    else
      glp_std_basis(box->problem);
  });
}

int linli_read_basis(linli_box *box, int *rows, int *columns) {
  GUARD(box, {
    for (int i = glp_get_num_rows(box->problem); i >= 1; i--) rows[i - 1] = glp_get_row_stat(box->problem, i);
    for (int j = glp_get_num_cols(box->problem); j >= 1; j--) columns[j - 1] = glp_get_col_stat(box->problem, j);
  });
}

int linli_write_basis(linli_box *box, const int *rows, const int *columns) {
  GUARD(box, {
    for (int i = glp_get_num_rows(box->problem); i >= 1; i--) glp_set_row_stat(box->problem, i, rows[i - 1]);
    for (int j = glp_get_num_cols(box->problem); j >= 1; j--) glp_set_col_stat(box->problem, j, columns[j - 1]);
  });
}

/* -- Solving ------------------------------------------------------------------------------------------------------- */

int linli_simplex(linli_box *box, const glp_smcp *parameters, int *code) {
  box->state = NULL;
  box->asked_at = 0;
  GUARD_WITH(on_progress_text, box, *code = glp_simplex(box->problem, parameters));
}

static void update_state(linli_box *box, glp_tree *tree) {
  linli_search_state *state = box->state;
  glp_prob *problem = glp_ios_get_prob(tree);
  int total = 0;
  glp_ios_tree_size(tree, NULL, NULL, &total);
  state->node_count = total;
  if (glp_mip_status(problem) == GLP_FEAS) {
    state->has_incumbent = 1;
    state->incumbent = glp_mip_obj_val(problem);
  }
  int best = glp_ios_best_node(tree);
  if (best != 0) {
    double bound = glp_ios_node_bound(tree, best);
    if (fabs(bound) < 1e300) {
      state->has_bound = 1;
      state->bound = bound;
    }
  }
}

static int stop_reason(linli_box *box, glp_tree *tree) {
  const linli_search_state *state = box->state;
  const linli_search_limits *limits = box->limits;
  int reason = must_leave(box);
  if (reason != LINLI_NOT_STOPPED) return reason;
  if (limits->node_limit >= 0 && state->node_count > limits->node_limit) return LINLI_STOP_NODES;
  if (limits->iteration_limit >= 0 && glp_get_it_cnt(glp_ios_get_prob(tree)) > limits->iteration_limit)
    return LINLI_STOP_ITERATIONS;
  if (limits->absolute_gap > 0 && state->has_incumbent && state->has_bound
      && fabs(state->incumbent - state->bound) <= limits->absolute_gap)
    return LINLI_STOP_GAP;
  return LINLI_NOT_STOPPED;
}

/* GLPK's tree starts a clock of its own when the presolver and the first linear program are done. It is given what is
 * left by then, so that a node's linear program ends in time as well. */
static void begin_tree(linli_box *box) {
  if (!box->watch || box->watch->deadline <= 0) return;
  double left = (box->watch->deadline - linli_now()) * 1000;
  if (left < box->parameters->tm_lim) box->parameters->tm_lim = left < 1 ? 1 : (int)left;
}

/* Records what is known and ends the search when it is time. */
static void on_tree(glp_tree *tree, void *info) {
  linli_box *box = info;
  if (box->reason == 0) begin_tree(box);
  box->reason = glp_ios_reason(tree);
  update_state(box, tree);
  if (box->watch && box->watch->report) box->watch->report(box->watch->context, box->state);
  int reason = stop_reason(box, tree);
  if (reason != LINLI_NOT_STOPPED) {
    box->state->stop_reason = reason;
    glp_ios_terminate(tree);
  }
}

int linli_intopt(
  linli_box *box, const glp_iocp *parameters, const linli_search_limits *limits, linli_search_state *state, int *code) {
  glp_iocp own = *parameters;
  own.cb_func = on_tree;
  own.cb_info = box;
  memset(state, 0, sizeof(*state));
  box->limits = limits;
  box->state = state;
  box->parameters = &own;
  box->reason = 0;
  box->asked_at = 0;
  GUARD_WITH(on_progress_text, box, *code = glp_intopt(box->problem, &own));
}

/* -- Reading ------------------------------------------------------------------------------------------------------- */

int linli_read_status(linli_box *box, linli_status *status) {
  GUARD(box, {
    status->primal = glp_get_prim_stat(box->problem);
    status->dual = glp_get_dual_stat(box->problem);
    status->whole = glp_mip_status(box->problem);
    status->iteration_count = glp_get_it_cnt(box->problem);
    status->objective = glp_get_obj_val(box->problem);
    status->whole_objective = glp_mip_obj_val(box->problem);
  });
}

int linli_read_values(linli_box *box, int whole, double *columns) {
  GUARD(box, {
    for (int j = glp_get_num_cols(box->problem); j >= 1; j--)
      columns[j - 1] = whole ? glp_mip_col_val(box->problem, j) : glp_get_col_prim(box->problem, j);
  });
}

int linli_read_duals(linli_box *box, double *rows, double *columns) {
  GUARD(box, {
    for (int i = glp_get_num_rows(box->problem); i >= 1; i--) rows[i - 1] = glp_get_row_dual(box->problem, i);
    for (int j = glp_get_num_cols(box->problem); j >= 1; j--) columns[j - 1] = glp_get_col_dual(box->problem, j);
  });
}

int linli_multipliers(linli_box *box, int column, double *multipliers) {
  GUARD(box, {
    for (int i = glp_get_num_rows(box->problem); i >= 0; i--) multipliers[i] = 0;
    int is_ready = glp_bf_exists(box->problem) || glp_factorize(box->problem) == 0;
    int place = is_ready ? glp_get_col_bind(box->problem, column) : 0;
    if (place > 0) {
      multipliers[place] = 1;
      glp_btran(box->problem, multipliers);
    }
  });
}

int linli_range_bound(linli_box *box, int member, linli_range *range) {
  GUARD(box, {
    int below = 0;
    int above = 0;
    if (!glp_bf_exists(box->problem)) glp_factorize(box->problem);
    glp_analyze_bound(box->problem, member, &range->lower, &below, &range->upper, &above);
    range->objective_at_lower = range->objective_at_upper = 0;
  });
}

int linli_range_cost(linli_box *box, int member, linli_range *range) {
  GUARD(box, {
    int below = 0;
    int above = 0;
    double value_below = 0;
    double value_above = 0;
    if (!glp_bf_exists(box->problem)) glp_factorize(box->problem);
    glp_analyze_coef(
      box->problem, member, &range->lower, &below, &value_below, &range->upper, &above, &value_above);
    range->objective_at_lower = value_below;
    range->objective_at_upper = value_above;
  });
}
