mkdir $T/x; whowhom export --to csv -o $T/x data/small.json; ln -s x $T/link; whowhom export --to csv -o $T/link data/empty.json; wc -l <$T/x/nodes.csv; cd $T && find . | sort
