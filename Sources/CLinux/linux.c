int assay_linux_placeholder(void) { return 0; }
