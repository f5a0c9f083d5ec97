# For those who type make; ./dev does the work.
.PHONY: demo test serve lint
demo test serve lint:
	./dev $@
