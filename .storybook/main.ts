import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  features: { backgrounds: false }, // the page around a story is preview.css's
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  staticDirs: ['../demo'],
};

export default config;
