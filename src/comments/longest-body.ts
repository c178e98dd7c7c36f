/** The longest comment that the reference server takes, in UTF-16 code units. */
export const longestBody = 10_000;
