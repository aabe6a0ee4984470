printf '# anna\nbo 2\ncid 1\n' >$T/x.lgl; whowhom ego $T/x.lgl anna
