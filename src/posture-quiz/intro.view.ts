import { html, nothing, type TemplateResult } from 'lit';
import { progress, type Run } from './model.js';
import type { Quiz } from './quiz.js';
import { say } from './text.js';
import type { Moves } from './visit.js';
import { prose, type Voice } from './voice.js';

/** What the quiz is, and the way in; for whoever has been here before, the way on. */
export function introView(quiz: Quiz, way: Run, isPrivate: boolean, { start, restart }: Moves, voice: Voice): TemplateResult {
  const { localize } = voice;
  const [first] = way.asked;
  const length = first ? progress(quiz, way, first).of : 0;
  const isBegun = way.answers.size > 0;
  return html`
    <h2 class="heading" dir="auto" tabindex="-1">${say(quiz.title, voice)}</h2>
    ${prose(quiz.intro, voice)}
    <slot name="intro"></slot>
    <p class="length muted small">
      ${localize.term('quizLength', length, localize.number(length))} ${isPrivate ? localize.term('quizPrivate') : nothing}
    </p>
    <div class="actions">
      <button type="button" class="button primary" part="button" @click=${start}>
        ${localize.term(isBegun ? 'quizContinue' : 'quizStart')}
      </button>
      ${
        isBegun
          ? html`<button type="button" class="button secondary" part="button" @click=${restart}>${localize.term('quizRestart')}</button>`
          : nothing
      }
    </div>
  `;
}
