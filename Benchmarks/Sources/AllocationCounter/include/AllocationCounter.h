#pragma once
/// Calls of malloc, calloc, realloc and aligned allocators since the process began (glibc).
unsigned long assay_allocation_count(void);
