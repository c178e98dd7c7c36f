import type { Wording } from '../wording.js';

export const authorBio = {
  bioWrittenBy: 'Written by',
  bioPublished: (date: string) => `Published ${date}`,
  bioUpdated: (date: string) => `Updated ${date}`,
  bioCredentials: (name: string, credentials: string) => `${name}, ${credentials}`,
  bioReviewedBy: (name: string) => `Medically reviewed by ${name}`,
  bioReviewedOn: (name: string, date: string) => `Medically reviewed by ${name} on ${date}`,
} satisfies Wording;
