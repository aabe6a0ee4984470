/* pipeline: how an article becomes knowledge.  Read it from top to bottom. */
#include "pipeline.h"

#include <assert.h>

#include "doc/dump.h"
#include "entity/entity.h"
#include "event/event.h"
#include "mention/mention.h"
#include "reader/reader.h"
#include "text/text.h"
#include "token/sentence.h"
#include "token/token.h"

const struct stage stages[] = {
	/* name, does it, shows it (whowhom show NAME), what it is */
	{ "text", text_normalize, dump_text,
	  "the clean text, in normal form" },
	{ "sentences", sentence_split, dump_sentences,
	  "a sentence a line" },
	{ "tokens", token_split, dump_tokens,
	  "a word a line" },
	{ "syntax", read_sentences, dump_conllu,
	  "tags, features, lemmas, trees and names as CoNLL-U" },
	{ "tree", NULL, dump_tree,
	  "the trees as pictures" },
	{ "names", NULL, dump_names,
	  "what the reader takes for names" },
	{ "mentions", mention_find, dump_mentions,
	  "words that stand for an entity" },
	{ "entities", entity_resolve, dump_entities,
	  "who is who" },
	{ "references", NULL, dump_references,
	  "whom each reference may mean, and what speaks for it" },
	{ "relations", relation_find, dump_relations,
	  "what holds between them" },
	{ "found", event_find, dump_events,
	  "events that the rules find" },
	{ "events", event_judge, dump_events,
	  "who did what to whom" },
	{ 0 }
};

const struct stage *
stage_find(const char *name)
{
	for (const struct stage *s = stages; s->name != NULL; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

void
pipeline_run(struct doc *d, const struct lang *lang, const struct stage *last)
{
	for (const struct stage *s = stages; s->name != NULL; s++) {
		if (s->run != NULL)
			s->run(d, lang);
		assert(doc_ok(d));
		if (s == last)
			break;
	}
}
