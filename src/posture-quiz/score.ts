import { chosenOptions, effects, possibleEffects, type Run } from './model.js';
import type { Answer, Because, Effect, Pattern, Pose, Question, Quiz, RankedPattern, Result } from './quiz.js';

/** What the answers come to, with every point traced to its answer; `null` until the run is complete. */
export function result(quiz: Quiz, run: Run): Result | null {
  if (!run.complete) return null;
  const patterns = run.stopped ? [] : rank(quiz, run);
  return {
    quiz: quiz.id,
    version: quiz.version,
    stopped: run.stopped,
    flags: raisedFlags(quiz, run),
    patterns,
    plan: plan(quiz, patterns),
  };
}

/** The pose of a figure: what the answers say about it, later ones over earlier ones. Without answers: `{}`, upright. */
export function pose(run: Run): Pose {
  return countedEffects(run).reduce<Pose>((figure, effect) => ({ ...figure, ...effect.pose }), {});
}

function countedEffects({ asked, answers }: Run): readonly Effect[] {
  return asked.flatMap((question) => {
    const answer = answers.get(question.id);
    return answer === undefined ? [] : effects(question, answer);
  });
}

function raisedFlags(quiz: Quiz, run: Run): Result['flags'] {
  const raised = new Set(countedEffects(run).map(({ flag }) => flag));
  const flags = [...raised].flatMap((id) => quiz.flags?.filter((flag) => flag.id === id) ?? []).map(({ id, care }) => ({ id, care }));
  return [...flags.filter(({ care }) => care === 'emergency'), ...flags.filter(({ care }) => care === 'soon')];
}

function rank(quiz: Quiz, run: Run): readonly RankedPattern[] {
  return (quiz.patterns ?? [])
    .flatMap((pattern) => score(pattern, run) ?? [])
    .sort((a, b) => b.score * a.max - a.score * b.max || b.score - a.score); // The sort is stable: the file's order is kept.
}

function score(pattern: Pattern, { asked, answers }: Run): RankedPattern | undefined {
  const because: Because[] = [];
  let max = 0;
  for (const question of asked) {
    const answer = answers.get(question.id);
    if (answer === undefined) continue;
    max += Math.max(0, ...possibleEffects(question).map((together) => pointsFor(pattern, together)));
    const points = pointsFor(pattern, effects(question, answer));
    if (points > 0) because.push({ question: question.id, ...reason(pattern, question, answer), points });
  }
  const total = because.reduce((sum, { points }) => sum + points, 0);
  const level = pattern.levels.findLast(({ from }) => total * 100 >= from * max);
  return max > 0 && level ? { id: pattern.id, level: level.id, score: total, max, because } : undefined;
}

/** What of an answer gave points: the options that did, or the number. */
function reason(
  pattern: Pattern,
  question: Question,
  answer: Answer,
): { readonly options: readonly string[] } | { readonly value: number } {
  if (question.kind === 'number') return { value: Number(answer) };
  const giving = chosenOptions(question, answer).filter((option) => pointsFor(pattern, [option]) > 0);
  return { options: giving.map(({ id }) => id) };
}

function pointsFor({ id }: Pattern, together: readonly Effect[]): number {
  // Own keys only: "constructor" is a good id.
  return together.reduce((sum, { points = {} }) => sum + (Object.hasOwn(points, id) ? (points[id] ?? 0) : 0), 0);
}

/** The exercises of the ranked patterns in turn: first of each, then second of each. One that is in the plan already uses up its turn. */
function plan(quiz: Quiz, patterns: readonly RankedPattern[]): readonly string[] {
  const lists = patterns.map(({ id }) => quiz.patterns?.find((pattern) => pattern.id === id)?.plan ?? []);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? []));
  return [...new Set(turns.flat())].slice(0, quiz.planLimit ?? 6);
}
