// PCRE2 names its functions by the width of a code unit; Assay reads UTF-8.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
