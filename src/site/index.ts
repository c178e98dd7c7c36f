import { define } from './define.js';
import { Site } from './site.js';

define('aw-site', Site);

export { configure, type Messages, type Settings } from './settings.js';
export { Site };
