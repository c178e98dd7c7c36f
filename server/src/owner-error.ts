/** What the server's owner can mend: a setting that is missing or wrong, a command that names nothing. The message is one line, or one for each thing to mend. */
export class OwnerError extends Error {}
