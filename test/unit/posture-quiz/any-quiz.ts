import fc, { type Arbitrary, type GeneratorValue } from 'fast-check';
import type { Answer, Answers, Band, Condition, Effect, Option, Question, Quiz } from '../../../src/posture-quiz/quiz.ts';

const patterns = ['one', 'two', 'constructor'];
const flags = ['now', 'later'];

const anyPoints = () => fc.dictionary(fc.constantFrom(...patterns), fc.integer({ min: 0, max: 9 }), { maxKeys: 3, noNullPrototype: true });
const anyLimits = () => fc.uniqueArray(fc.integer({ min: -2, max: 12 }), { maxLength: 3 });
const anyComparison = (answer: string, value: number) =>
  fc.constantFrom<Condition[]>({ answer, is: value }, { answer, atLeast: value }, { answer, below: value });

function anyEffect(g: GeneratorValue): Effect {
  const points = g(anyPoints);
  const flag = g(fc.option, fc.constantFrom(...flags), { nil: undefined, freq: 6 });
  return { points, pose: { head: g(fc.integer, { min: 0, max: 12 }) }, ...(flag !== undefined && { flag }) };
}

function anyOptions(g: GeneratorValue, isMultiple: boolean): readonly Option[] {
  const count = g(fc.integer, { min: 2, max: 4 });
  return Array.from({ length: count }, (_, index) => ({
    ...anyEffect(g),
    id: `o${String(index)}`,
    text: `Option ${String(index)}`,
    ...(isMultiple && { exclusive: g(fc.boolean) }),
  }));
}

function anyBands(g: GeneratorValue): readonly Band[] {
  return [
    ...g(anyLimits)
      .sort((a, b) => a - b)
      .map((below) => ({ ...anyEffect(g), below })),
    anyEffect(g),
  ];
}

/** A condition on earlier questions, or none. */
function anyCondition(g: GeneratorValue, earlier: readonly Question[], depth = 2): Condition {
  const form = g(fc.constantFrom, ...(earlier.length > 0 ? ['answer', 'answer', 'all', 'any', 'not'] : ['all', 'any']));
  if (form === 'answer') {
    const { id, ...question } = g(fc.constantFrom, ...earlier);
    if (question.kind !== 'number') return { answer: id, is: g(fc.constantFrom, ...question.options).id };
    return g(anyComparison, id, g(fc.integer, { min: 0, max: 10 }));
  }
  if (form === 'not') return { not: anyCondition(g, earlier, depth - 1) };
  const count = depth > 0 ? g(fc.integer, { min: 0, max: 2 }) : 0;
  const parts = Array.from({ length: count }, () => anyCondition(g, earlier, depth - 1));
  return form === 'all' ? { all: parts } : { any: parts };
}

function anyQuestion(g: GeneratorValue, earlier: readonly Question[]): Question {
  const question = {
    id: `q${String(earlier.length)}`,
    text: 'Well?',
    optional: g(fc.boolean),
    ...(g(fc.boolean) && { when: anyCondition(g, earlier) }),
  };
  const kind = g(fc.constantFrom, 'single' as const, 'multiple' as const, 'number' as const);
  if (kind === 'number') return { ...question, kind, min: 0, max: 10, step: g(fc.constantFrom, 1, 2.5, 0.1), bands: anyBands(g) };
  return { ...question, kind, options: anyOptions(g, kind === 'multiple') };
}

/** Any quiz that fits the format, of up to eight questions. */
export const anyQuiz: Arbitrary<Quiz> = fc.gen().map((g) => {
  const questions: Question[] = [];
  const count = g(fc.integer, { min: 1, max: 8 });
  for (let index = 0; index < count; index++) questions.push(anyQuestion(g, questions));
  return {
    id: 'any',
    version: 1,
    title: 'Any',
    questions,
    patterns: patterns.map((id) => ({ id, name: id, levels: [{ id: 'some', from: 1, name: 'some' }], plan: [`x-${id}`, 'shared'] })),
    flags: [
      { id: 'now', care: 'emergency', text: 'Now.' },
      { id: 'later', care: 'soon', text: 'Later.' },
    ],
    exercises: ['shared', ...patterns.map((id) => `x-${id}`)].map((id) => ({ id, name: id, steps: [] })),
  };
});

/** An answer to a question that fits it, as a visitor may give it. */
export function anyAnswer(question: Question): Arbitrary<Answer> {
  switch (question.kind) {
    case 'single':
      return fc.constantFrom(...question.options.map(({ id }) => id));
    case 'multiple': {
      const exclusive = question.options.filter(({ exclusive }) => exclusive).map(({ id }) => [id]);
      const others = question.options.filter(({ exclusive }) => !exclusive).map(({ id }) => id);
      return fc.oneof(
        ...exclusive.map((alone) => fc.constant(alone)),
        ...(others.length > 0 ? [fc.subarray(others, { minLength: 1 })] : []),
      );
    }
    case 'number':
      return fc.integer({ min: 0, max: Math.floor(10 / (question.step ?? 1)) }).map((steps) => steps * (question.step ?? 1));
  }
}

/** A quiz, and for each of its questions an answer that fits, one that does not, or none. */
export const anyAnsweredQuiz: Arbitrary<{ readonly quiz: Quiz; readonly answers: Answers }> = anyQuiz.chain((quiz) =>
  fc
    .tuple(
      ...quiz.questions.map((question) => fc.option(fc.oneof({ weight: 6, arbitrary: anyAnswer(question) }, fc.constantFrom('?', -1, [])))),
    ) // prettier-ignore
    .map((given) => ({
      quiz,
      answers: Object.fromEntries(quiz.questions.flatMap(({ id }, index) => (given[index] == null ? [] : [[id, given[index]]]))),
    })),
);
