import { OrielEvent } from './oriel-event.js';

export interface ArticleSelectDetail {
  id: string;
  number: string;
}

/** A knowledge article is about to be opened. Canceled: the page opens it in its own way. */
export class ArticleSelectEvent extends OrielEvent<ArticleSelectDetail> {
  static readonly type = 'oriel-article-select';
  constructor(detail: ArticleSelectDetail) {
    super(ArticleSelectEvent.type, detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-article-select': ArticleSelectEvent;
  }
}
