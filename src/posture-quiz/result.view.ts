import { html, nothing, type TemplateResult } from 'lit';
import type { Because, Dose, Exercise, RankedPattern, Result, Text } from './quiz.js';
import { say, sayAnswer } from './text.js';
import { prose, references, type Voice } from './voice.js';

/** What the answers come to, as a page to read: what to have looked at first, the patterns with their reasons, and the plan. */
export function resultView(result: Result, voice: Voice): TemplateResult {
  const { localize, quiz } = voice;
  return html`
    ${flags(result, voice)}
    ${
      result.patterns.length > 0 || result.stopped
        ? result.patterns.map((ranked) => pattern(ranked, voice))
        : html`
            <div part="pattern" class="pattern">
              <h2 class="heading" tabindex="-1">${localize.term('quizResult')}</h2>
              ${prose(quiz.otherwise, voice)}
            </div>
          `
    }
    ${plan(result, voice)}
  `;
}

/** What sends to care: an emergency alone, or what should be asked about first. */
function flags({ flags, stopped }: Result, voice: Voice): TemplateResult | typeof nothing {
  if (flags.length === 0) return nothing;
  return html`
    <div class=${stopped ? 'flags stopped' : 'flags'}>
      <h2 class="heading" tabindex="-1">${voice.localize.term(stopped ? 'quizStopped' : 'quizSoon')}</h2>
      ${flags.map(({ id }) => {
        const flag = voice.quiz.flags?.find((each) => each.id === id);
        return html`${prose(flag?.text, voice)}${references(flag?.sources, voice)}`;
      })}
    </div>
  `;
}

function pattern({ id, level, score, max, because }: RankedPattern, voice: Voice): TemplateResult | typeof nothing {
  const { localize, quiz } = voice;
  const described = quiz.patterns?.find((each) => each.id === id);
  const reached = described?.levels.find((each) => each.id === level);
  if (!described || !reached) return nothing;
  const { name, summary, tight, weak, link, sources } = described;
  return html`
    <div part="pattern" class="pattern">
      <h2 class="heading" dir="auto" tabindex="-1">${say(name, voice)}</h2>
      <p class="level">
        <span>${say(reached.name, voice)}</span>
        <progress aria-hidden="true" .value=${score} .max=${max}></progress>
      </p>
      ${prose(summary, voice)} ${references(sources, voice)}
      <div class="pair">${muscles('quizTight', tight, voice)} ${muscles('quizWeak', weak, voice)}</div>
      ${link ? html`<p><a href=${link.href}>${say(link.text, voice)}</a></p>` : nothing}
      <details>
        <summary>${localize.term('quizWhy')}</summary>
        <ul class="rows">
          ${because.map((reason) => why(reason, voice))}
        </ul>
        <p class="sum">${localize.term('quizScore', localize.number(score), localize.number(max))}</p>
      </details>
    </div>
  `;
}

function why(reason: Because, voice: Voice): TemplateResult | typeof nothing {
  const question = voice.quiz.questions.find(({ id }) => id === reason.question);
  if (!question) return nothing;
  const given = 'value' in reason ? reason.value : reason.options;
  return html`
    <li>
      <p><span class="muted">${say(question.text, voice)}</span> ${sayAnswer(question, given, voice)}</p>
      <span class="end">${voice.localize.term('quizPoints', reason.points, voice.localize.number(reason.points))}</span>
    </li>
  `;
}

function muscles(term: 'quizTight' | 'quizWeak', ids: readonly string[] = [], voice: Voice): TemplateResult | typeof nothing {
  if (ids.length === 0) return nothing;
  const named = ids.flatMap((id) => voice.quiz.muscles?.[id] ?? []);
  return html`
    <div>
      <h3 class="label">${voice.localize.term(term)}</h3>
      <ul class="muscles">
        ${named.map(({ name, plain }) => html`<li>${say(name, voice)} ${plain && html`<span class="muted">${say(plain, voice)}</span>`}</li>`)}
      </ul>
    </div>
  `;
}

/** The plan, folded where something should be asked about first. */
function plan({ plan, flags }: Result, voice: Voice): TemplateResult | typeof nothing {
  const { localize, quiz } = voice;
  if (plan.length === 0) return nothing;
  const exercises = plan.flatMap((id) => quiz.exercises?.filter((each) => each.id === id) ?? []);
  const list = html`<ol class="exercises">
    ${exercises.map((each) => exercise(each, voice))}
  </ol>`;
  return html`
    <div part="plan" class="plan">
      ${
        flags.length > 0
          ? html`<details>
              <summary>${localize.term('quizPlanAfter')}</summary>
              ${list}
            </details>`
          : html`<h2 class="heading">${localize.term('quizPlan')}</h2>
              ${list}`
      }
    </div>
  `;
}

function exercise({ name, dose, steps, caution, easier, sources }: Exercise, voice: Voice): TemplateResult {
  const { localize } = voice;
  const remark = (term: 'quizCaution' | 'quizEasier', text: Text | undefined) =>
    text === undefined ? nothing : html`<p><strong>${localize.term(term)}:</strong> ${say(text, voice)}</p>`;
  return html`
    <li part="exercise">
      <label class="tick"><input type="checkbox" />${say(name, voice)}</label>
      ${dose && html`<p class="muted">${doseWords(dose, localize)}</p>`}
      <details>
        <summary>${localize.term('quizHow')}</summary>
        <ol class="steps">
          ${steps.map((step) => html`<li>${say(step, voice)}</li>`)}
        </ol>
        ${remark('quizEasier', easier)} ${remark('quizCaution', caution)} ${references(sources, voice)}
      </details>
    </li>
  `;
}

function doseWords({ holdSeconds, repetitions, sets, sides, daysPerWeek }: Dose, localize: Voice['localize']): string {
  const parts = [
    ['quizHold', holdSeconds],
    ['quizRepetitions', repetitions],
    ['quizSets', sets],
    ['quizSides', sides],
    ['quizDays', daysPerWeek],
  ] as const;
  return parts.flatMap(([term, count]) => (count === undefined ? [] : localize.term(term, count, localize.number(count)))).join(' · ');
}
