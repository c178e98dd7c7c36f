/** An address that may get mail about replies to its comments on a site. Only `confirmed` ones do. Times are milliseconds UTC. */
export interface ReplyReader {
  readonly id: string;
  readonly site: string;
  /** In lower case. */
  readonly email: string;
  readonly state: 'pending' | 'confirmed' | 'ended';
  readonly changedAt: number;
}
