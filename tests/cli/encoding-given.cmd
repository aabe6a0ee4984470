cd $T; printf 'Gr\374\337e aus \204K\366ln\223.\n' >a.txt; whowhom show text --encoding windows-1252 a.txt; whowhom show text a.txt
