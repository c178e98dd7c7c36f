import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import './preview.css';

setCustomElementsManifest(manifest);

const preview: Preview = {
  globalTypes: {
    scheme: {
      description: 'Light or dark',
      toolbar: { title: 'Scheme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    locale: {
      description: 'Language and direction',
      toolbar: { title: 'Language', icon: 'globe', items: ['en', 'de', 'ar'], dynamicTitle: true },
    },
    width: {
      description: 'Width of the widget',
      toolbar: { title: 'Width', icon: 'mobile', items: ['280px', '360px', '680px', '1120px'], dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'light', locale: 'en', width: '680px' },
  parameters: { layout: 'fullscreen', controls: { expanded: true }, docs: { codePanel: true } },
  decorators: [
    (story, { globals }) => {
      const { scheme, locale, width } = globals as { scheme: string; locale: string; width: string };
      document.documentElement.style.colorScheme = scheme;
      return html`<div class="page" lang=${locale} dir=${locale === 'ar' ? 'rtl' : 'ltr'} data-width=${width}>${story()}</div>`;
    },
  ],
};

export default preview;
