/// An instance of the published staff-scheduling format: three people, two weeks, an early and a late shift; invented.
public let inventedShiftScheduling = """
  SECTION_HORIZON
  14
  SECTION_SHIFTS
  E,480,
  L,600,E
  SECTION_STAFF
  Ann,E=14|L=3,4800,2400,5,2,2,1
  Bo,,4800,2400,4,1,2,2
  Cy,L=14,6000,1200,5,2,2,2
  SECTION_DAYS_OFF
  Ann,3
  Bo,8,9
  SECTION_SHIFT_ON_REQUESTS
  Ann,0,E,2
  Cy,5,L,3
  SECTION_SHIFT_OFF_REQUESTS
  Bo,1,E,1
  SECTION_COVER
  0,E,1,100,1
  0,L,1,100,1
  1,E,2,100,1
  4,L,1,50,2
  8,E,1,100,1
  12,L,2,100,1
  """
