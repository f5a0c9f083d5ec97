#ifndef ASSAY_CLINUX_H
#define ASSAY_CLINUX_H
int assay_linux_placeholder(void);
#endif
