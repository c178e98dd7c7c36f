import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/posture-quiz/index.js';
import type { PostureQuiz } from '../src/posture-quiz/index.js';
import type { Answer, Answers, Quiz } from '../src/posture-quiz/quiz.js';
import selfCheck from '../src/posture-quiz/self-check.json' with { type: 'json' };

const meta: Meta = {
  title: 'Posture quiz',
  component: 'aw-posture-quiz',
  beforeEach: () => sessionStorage.clear(),
  render: () => html`<aw-posture-quiz></aw-posture-quiz>`,
};

export default meta;
type Story = StoryObj;

/** What every question of the built-in self-check offers last or least: red flags are answered with "none of these". */
const calm: Answers = Object.fromEntries<Answer>(
  (selfCheck as unknown as Quiz).questions.map((question): [string, Answer] => {
    if (question.kind === 'number') return [question.id, question.min];
    const last = question.options.at(-1)?.id ?? '';
    return [question.id, question.kind === 'multiple' ? [last] : last];
  }),
);

/** Brings the quiz to a place, as if a visitor had answered so far. */
function at(place: 'first' | 'middle' | 'end'): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    const quiz = canvasElement.querySelector<PostureQuiz>('aw-posture-quiz');
    for (let tries = 0; tries < 100 && !quiz?.quiz; tries += 1) await new Promise((next) => setTimeout(next, 20));
    if (!quiz?.quiz) return;
    const { questions } = quiz.quiz;
    const upTo = { first: 0, middle: 4, end: questions.length }[place];
    quiz.answers = Object.fromEntries(questions.slice(0, upTo).map(({ id }) => [id, calm[id] ?? '']));
    await quiz.updateComplete;
    quiz.start();
    await quiz.updateComplete;
    if (place === 'end') {
      const asked = questions.findLast(({ id }) => id in quiz.answers);
      if (asked) quiz.goTo(asked.id);
    } else {
      const next = questions[upTo];
      if (next) quiz.goTo(next.id);
    }
  };
}

/** The built-in self-check, before it begins. */
export const Intro: Story = {};

/** Red flags come first. */
export const FirstQuestion: Story = { play: at('first') };

export const Question: Story = { play: at('middle') };

/** The last question: "See my result" leads on. */
export const LastQuestion: Story = { play: at('end') };

/** Any quiz, written as data, here right to left. */
export const AnotherQuiz: Story = {
  globals: { locale: 'ar' },
  render: () =>
    html`<aw-posture-quiz
      .quiz=${{
        id: 'evening',
        version: 1,
        title: 'كيف تنهي يومك؟',
        intro: 'سؤالان قصيران عن المساء.',
        questions: [
          {
            id: 'walk',
            kind: 'single',
            text: 'هل تمشي قليلًا بعد العمل؟',
            options: [
              { id: 'yes', text: 'نعم، في أغلب الأيام' },
              { id: 'no', text: 'نادرًا', points: { still: 2 } },
            ],
          },
          { id: 'hours', kind: 'number', text: 'كم ساعة جلست اليوم؟', min: 0, max: 16, bands: [{ below: 8 }, { points: { still: 2 } }] },
        ],
        patterns: [{ id: 'still', name: 'مساء هادئ جدًا', levels: [{ id: 'some', from: 50, name: 'بعض العلامات' }] }],
        otherwise: 'لا شيء لافت.',
      }}
    ></aw-posture-quiz>`,
};

/** A quiz that does not fit the format: a polite sentence here, path and rule in the console. */
export const DoesNotFit: Story = {
  render: () => html`<aw-posture-quiz .quiz=${{ id: 'Bad Id', version: 0, title: '', questions: [] }}></aw-posture-quiz>`,
};
