import { html, nothing, type TemplateResult } from 'lit';
import type { Run } from './model.js';
import type { Question, Result } from './quiz.js';
import { resultView } from './result.view.js';
import { say, sayAnswer } from './text.js';
import type { Moves } from './visit.js';
import { prose, type Voice } from './voice.js';

/**
 * The page of a result: what was found, the answers it came from, each to be changed, where its claims are from, who vouches for it, and
 * where to go.
 */
export function outcomeView(found: Result, { asked, stopped }: Run, href: string, moves: Moves, voice: Voice): TemplateResult {
  const { localize, quiz } = voice;
  const last = asked.at(-1);
  return html`
    <div part="result" class="result">
      ${resultView(found, voice)}
      <slot name="result-actions"></slot>
      <details>
        <summary>${localize.term('quizAnswers')}</summary>
        <ul class="rows">
          ${asked.map((question) => row(question, moves, voice))}
        </ul>
      </details>
      ${sources(voice)}
      <div class="muted small">${prose(quiz.disclaimer, voice)}${review(voice)}</div>
      <div class="actions">
        ${href && !stopped ? html`<a class="button primary" part="button" href=${href}>${localize.term('quizMore')}</a>` : nothing}
        ${
          stopped && last
            ? html`<button type="button" class="button secondary" part="button" @click=${() => moves.goTo(last.id)}>
                ${localize.term('quizBack')}
              </button>`
            : nothing
        }
        <button type="button" class="button secondary" part="button" @click=${moves.restart}>${localize.term('quizRestart')}</button>
      </div>
    </div>
  `;
}

function row(question: Question, { goTo }: Moves, voice: Voice): TemplateResult {
  const { localize } = voice;
  const text = say(question.text, voice);
  const answer = voice.answers.get(question.id);
  return html`
    <li>
      <p><span class="muted">${text}</span> ${answer === undefined ? localize.term('quizSkipped') : sayAnswer(question, answer, voice)}</p>
      <button
        type="button"
        class="button plain end"
        part="button"
        aria-label=${localize.term('quizChangeLabel', text)}
        @click=${() => goTo(question.id)}
      >
        ${localize.term('quizChange')}
      </button>
    </li>
  `;
}

function sources(voice: Voice): TemplateResult | typeof nothing {
  const all = Object.values(voice.quiz.sources ?? {});
  if (all.length === 0) return nothing;
  return html`
    <details>
      <summary>${voice.localize.term('quizSources')}</summary>
      <ol class="sources">
        ${all.map(({ title, url, year }) => html`<li><a href=${url}>${say(title, voice)}</a>${year === undefined ? nothing : `, ${String(year)}`}</li>`)}
      </ol>
    </details>
  `;
}

function review(voice: Voice): TemplateResult {
  const { localize, quiz } = voice;
  if (!quiz.reviewed) return html`<p>${localize.term('quizUnreviewed')}</p>`;
  const { by, credentials, on } = quiz.reviewed;
  const who = [by, credentials].flatMap((text) => (text === undefined ? [] : say(text, voice))).join(', ');
  return html`<p>${localize.term('quizReviewed', who, localize.date(on))}</p>`;
}
