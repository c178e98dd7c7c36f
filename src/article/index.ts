import { define } from '../site/define.js';
import { ArticleCard } from './article-card.js';

define('aw-article-card', ArticleCard);

export { ArticleCard };
