/* forms: the lemmas of inflected forms, from a dictionary. */
#include "lang/forms.h"

#include "base/utf8.h"
#include "lang/lang.h"
#include "lang/lines.h"

/* The lemma of `form`: of several one that can name an event (`gewährt` is of
 * gewähren, hardly of währen), then the guess, then the first; empty if there
 * is none. */
static struct str
find(struct arena *mem, const struct lang *l, struct str form,
    const char *upos, struct str guess)
{
	struct str key = arena_printf(mem, STR_FMT "\t%s\t", STR_ARG(form),
	    upos), best = { 0 };
	enum word_class class = strcmp(upos, "VERB") == 0 ? WORD_VERB
	    : WORD_NOUN;
	size_t at = lines_find(l->forms, key), next;

	while (at < l->forms.n) {
		struct str line = lines_at(l->forms, at, &next);

		if (!str_begins(line, key))
			break;
		line = str_from(line, key.n);
		if (str_eq(line, guess) && rules_have(&l->rules, class, guess))
			return guess;
		if (best.n == 0 || (!rules_have(&l->rules, class, best) &&
		    (str_eq(line, guess) ||
		    rules_have(&l->rules, class, line))))
			best = line;
		at = next;
	}
	return best;
}

static struct str
noun_lemma(struct arena *mem, const struct lang *l, struct str form,
    struct str guess)
{
	struct str lemma = find(mem, l, form, "NOUN", guess);

	if (lemma.n > 0)
		return lemma;
	if (rules_have(&l->rules, WORD_NOUN, form))
		return form;
	for (size_t cut = lang_cut(form, 3); cut + 4 < form.n; cut++) {
		if (utf8_is_tail(form.s[cut]))
			continue;
		lemma = find(mem, l, utf8_title(mem, str_from(form, cut)),
		    "NOUN", (struct str){ 0 });
		if (lemma.n == 0)
			continue;
		/* behind a hyphen the end keeps its capital */
		if (form.s[cut - 1] != '-')
			lemma = utf8_lower(mem, lemma);
		return arena_printf(mem, STR_FMT STR_FMT, (int)cut, form.s,
		    STR_ARG(lemma));
	}
	return guess;
}

/* A verb that the dictionary lacks, by its parts: `vorbeigeschaut` is
 * vorbei + geschaut.  The whole must be a word, if only of the rules. */
static struct str
verb_by_parts(struct arena *mem, const struct lang *l, struct str form)
{
	for (size_t cut = lang_cut(form, 2); cut + 3 < form.n; cut++) {
		struct str lemma;

		if (utf8_is_tail(form.s[cut]))
			continue;
		lemma = find(mem, l, str_from(form, cut), "VERB",
		    (struct str){ 0 });
		if (lemma.n == 0)
			continue;
		lemma = arena_printf(mem, STR_FMT STR_FMT, (int)cut, form.s,
		    STR_ARG(lemma));
		if (rules_have(&l->rules, WORD_VERB, lemma) ||
		    find(mem, l, lemma, "VERB", lemma).n > 0)
			return lemma;
	}
	return (struct str){ 0 };
}

static struct str
verb_lemma(struct arena *mem, const struct lang *l, struct str form,
    struct str guess)
{
	struct str lemma;

	form = utf8_lower(mem, form);
	lemma = find(mem, l, form, "VERB", guess);
	if (lemma.n > 0 && (str_eq(lemma, guess) ||
	    rules_have(&l->rules, WORD_VERB, lemma) ||
	    !rules_have(&l->rules, WORD_VERB, guess)))
		return lemma;
	/* `gelangt`: the dictionary knows the guess, but not all its forms */
	if (lemma.n > 0 || rules_have(&l->rules, WORD_VERB, guess))
		return guess;
	lemma = verb_by_parts(mem, l, form);
	return lemma.n > 0 ? lemma : guess;
}

struct str
forms_lemma(struct arena *mem, const struct lang *l, struct str form,
    enum upos upos, struct str guess)
{
	if (l->forms.n == 0)
		return guess;
	if (upos == UPOS_NOUN)
		return noun_lemma(mem, l, form, guess);
	if (upos == UPOS_AUX) {
		struct str lemma = find(mem, l, utf8_lower(mem, form), "VERB",
		    guess);

		return lemma.n > 0 ? lemma : guess;
	}
	return upos == UPOS_VERB ? verb_lemma(mem, l, form, guess) : guess;
}
