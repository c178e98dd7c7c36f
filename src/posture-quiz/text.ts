import { chosenOptions } from './model.js';
import type { Answer, Question, Quiz, Text } from './quiz.js';

/** Who reads, and what they have answered so far (the answers that count). */
export type Reader = { readonly lang: string; readonly quiz: Quiz; readonly answers: ReadonlyMap<string, Answer> };

const braces = /\{\{|\}\}|\{([^{}]+)\}|[{}]/g;

/** The questions that a text names in braces, as often as it does; `undefined` where a brace stands alone. */
export function namesIn(words: string): readonly string[] | undefined {
  const found = [...words.matchAll(braces)];
  if (found.some(([brace]) => brace.length === 1)) return undefined;
  return found.flatMap(([, name]) => name ?? []);
}

/** A text in the reader's language, with their answers in the places of the questions that it names; an ellipsis where there is none. */
export function say(text: Text, reader: Reader): string {
  const { words, lang } = inLanguage(text, reader.lang);
  return words.replace(braces, (brace, name?: string) => {
    if (name === undefined) return brace.charAt(0);
    const question = reader.quiz.questions.find(({ id }) => id === name);
    const answer = reader.answers.get(name);
    return question && answer !== undefined ? sayAnswer(question, answer, { ...reader, lang }) : '…';
  });
}

/** An answer in words: an option's text, several as a list, a number with its unit. */
export function sayAnswer(question: Question, answer: Answer, reader: Reader): string {
  if (question.kind === 'number') {
    const number = Number(answer).toLocaleString(reader.lang);
    return question.unit === undefined ? number : `${number} ${say(question.unit, reader)}`;
  }
  const options = chosenOptions(question, answer).map((option) => say(option.text, reader));
  return new Intl.ListFormat(reader.lang).format(options);
}

/** The paragraphs of a text: a blank line parts them. */
export function paragraphs(words: string): readonly string[] {
  return words.split(/\n\s*\n/);
}

/** The reader's own tag, else its language alone, else English, else the first one given. Tags know no case. */
function inLanguage(text: Text, lang: string): { readonly words: string; readonly lang: string } {
  if (typeof text === 'string') return { words: text, lang };
  const tags = Object.keys(text);
  const wanted = [lang.toLowerCase(), lang.toLowerCase().split('-')[0], 'en'];
  const tag = wanted.flatMap((want) => tags.find((each) => each.toLowerCase() === want) ?? [])[0] ?? tags[0] ?? lang;
  return { words: text[tag] ?? '', lang: tag };
}
