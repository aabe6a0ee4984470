echo old >$T/x.json; echo "{" | whowhom export -o $T/x.json -; echo $?; cat $T/x.json; ls $T
