whowhom review
