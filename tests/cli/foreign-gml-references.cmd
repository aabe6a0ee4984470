printf 'graph [ node [ id 1 label "K&#228;se &amp; Co" ] node [ id 2 label "&#128512;&#x;&#0;" ] edge [ source 1 target 2 ] ]' >$T/x.gml; whowhom ego $T/x.gml kase
