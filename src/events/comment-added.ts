import { OrielEvent } from './oriel-event.js';

export interface CommentAddedDetail {
  /** Case. */
  id: string;
  number: string;
  activity: string;
}

/** A reply was added. */
export class CommentAddedEvent extends OrielEvent<CommentAddedDetail> {
  static readonly type = 'oriel-comment-added';
  constructor(detail: CommentAddedDetail) {
    super(CommentAddedEvent.type, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oriel-comment-added': CommentAddedEvent;
  }
}
