import type { Answer, Answers, Condition, Effect, MultipleQuestion, NumberQuestion, Option, Question, Quiz } from './quiz.js';

/** One way through a quiz, as the answers given so far make it. */
export type Run = {
  /** In the file's order; nothing after an answer that stopped the quiz. */
  readonly asked: readonly Question[];
  /** The answers that count, by question: asked, given and valid. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly stopped: boolean;
  /** Whether there is a result. */
  readonly complete: boolean;
};

/** Which questions are asked and which answers count. */
export function run(quiz: Quiz, given: Answers): Run {
  const emergencies = new Set(quiz.flags?.filter(({ care }) => care === 'emergency').map(({ id }) => id));
  const asked: Question[] = [];
  const answers = new Map<string, Answer>();
  let complete = true;
  for (const question of quiz.questions) {
    if (question.when && !decide(question.when, answers)) continue;
    asked.push(question);
    const answer = validAnswer(question, given[question.id]);
    if (answer === undefined) {
      complete &&= question.optional === true;
      continue;
    }
    answers.set(question.id, answer);
    if (effects(question, answer).some(({ flag }) => flag !== undefined && emergencies.has(flag))) {
      return { asked, answers, stopped: true, complete: true };
    }
  }
  return { asked, answers, stopped: false, complete };
}

/** The asked question after this one, or before it with `by` −1; `undefined` at an end. */
export function neighbour({ asked }: Run, question: Question, by: 1 | -1): Question | undefined {
  return asked[asked.indexOf(question) + by];
}

/** Where to go on: the first asked question that still needs an answer, else the last one. */
export function firstOpen({ asked, answers }: Run): Question | undefined {
  return asked.find(({ id, optional }) => !optional && !answers.has(id)) ?? asked.at(-1);
}

/** The place of an asked question, from 1, and how many there may be in all: never more as one goes forward. */
export function progress(quiz: Quiz, { asked, answers }: Run, question: Question): { readonly step: number; readonly of: number } {
  const step = asked.indexOf(question) + 1;
  const place = quiz.questions.indexOf(question);
  const known = new Set(quiz.questions.slice(0, place).map(({ id }) => id));
  const later = quiz.questions.slice(place + 1).filter(({ when }) => !when || decide(when, answers, known) !== false);
  return { step, of: step + later.length };
}

/**
 * Whether a condition holds. With `known`, a condition on any other question is open, and so may be the whole: `undefined`
 * (Kleene's three-valued logic).
 */
function decide(condition: Condition, answers: ReadonlyMap<string, Answer>, known?: ReadonlySet<string>): boolean | undefined {
  if ('not' in condition) {
    const verdict = decide(condition.not, answers, known);
    return verdict === undefined ? undefined : !verdict;
  }
  if ('all' in condition) {
    const verdicts = condition.all.map((part) => decide(part, answers, known));
    return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
  }
  if ('any' in condition) {
    const verdicts = condition.any.map((part) => decide(part, answers, known));
    return verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
  }
  if (known && !known.has(condition.answer)) return undefined;
  const answer = answers.get(condition.answer);
  if ('is' in condition) return answer === condition.is || (Array.isArray(answer) && answer.includes(condition.is));
  if (typeof answer !== 'number') return false;
  return 'atLeast' in condition ? answer >= condition.atLeast : answer < condition.below;
}

/** How far a number may be off its step, in steps: what binary fractions need. */
const tolerance = 1e-9;

/** A number's place on the question's scale: 0 is `min`, 1 is one step more. */
function steps({ min, step = 1 }: NumberQuestion, value: number): number {
  return (value - min) / step;
}

/** The answer as it counts (a list in the file's order, without repeats); `undefined` where it does not fit its question. */
export function validAnswer(question: Question, answer: unknown): Answer | undefined {
  switch (question.kind) {
    case 'single':
      return question.options.find(({ id }) => id === answer)?.id;
    case 'multiple': {
      if (!Array.isArray(answer)) return undefined;
      const chosen = question.options.filter(({ id }) => answer.includes(id));
      const isKnown = answer.every((item) => chosen.some(({ id }) => id === item));
      const isAlone = chosen.length === 1 || !chosen.some(({ exclusive }) => exclusive);
      return chosen.length > 0 && isKnown && isAlone ? chosen.map(({ id }) => id) : undefined;
    }
    case 'number': {
      if (typeof answer !== 'number' || !(answer >= question.min && answer <= question.max)) return undefined;
      const place = steps(question, answer);
      return Math.abs(place - Math.round(place)) <= tolerance ? answer : undefined;
    }
  }
}

/** A list of options with one more or one less: an exclusive one unselects all others, and is unselected by them. */
export function toggle({ options }: MultipleQuestion, chosen: readonly string[], id: string): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((each) => each !== id);
  const isExclusive = (each: string) => options.some((option) => option.id === each && option.exclusive);
  return isExclusive(id) ? [id] : [...chosen.filter((each) => !isExclusive(each)), id];
}

/** The options that an answer names, or its number's band. */
export function effects(question: Question, answer: Answer): readonly Effect[] {
  if (question.kind !== 'number') return chosenOptions(question, answer);
  return question.bands?.filter(({ below = Infinity }) => Number(answer) < below).slice(0, 1) ?? [];
}

/** The options that an answer names, in the file's order. */
export function chosenOptions({ options }: Exclude<Question, NumberQuestion>, answer: Answer): readonly Option[] {
  return options.filter(({ id }) => (Array.isArray(answer) ? answer.includes(id) : answer === id));
}

/** Every set of effects that one answer could have: what the highest score is taken from. */
export function possibleEffects(question: Question): readonly (readonly Effect[])[] {
  switch (question.kind) {
    case 'single':
      return question.options.map((option) => [option]);
    case 'multiple':
      return [
        question.options.filter(({ exclusive }) => !exclusive),
        ...question.options.filter(({ exclusive }) => exclusive).map((option) => [option]),
      ];
    case 'number':
      return question.bands?.filter((_, index) => isReachable(question, index)).map((band) => [band]) ?? [];
  }
}

/** Whether some valid number falls into a band: the smallest one that is not below the band before it does, if any. */
function isReachable(question: NumberQuestion, index: number): boolean {
  const { below = Infinity } = question.bands?.[index] ?? {};
  const { below: from = question.min } = question.bands?.[index - 1] ?? {};
  const smallest = Math.max(0, Math.ceil(steps(question, from) - tolerance));
  return smallest <= steps(question, question.max) + tolerance && smallest < steps(question, below) - tolerance;
}
