cd $T; printf '{"language": "fr", "text": "Le ministre."}\n{"language": "de-AT", "text": "Der Minister."}\n' >l.jsonl; whowhom show sentences l.jsonl
