whowhom why --merge data/who.json country.ge place.georgia
