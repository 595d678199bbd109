import { plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;

/** Refusals of the inbox. */
export interface InboxRefusalFacts {
  'proposal-not-found': Nothing;
  'proposal-named-twice': Nothing;
  'proposals-changed': Nothing;
  'answers-not-found': Nothing;
}

export const inboxSentences: Sentences<InboxRefusalFacts> = {
  'proposal-not-found': plain('This proposal does not exist, or is not one of yours.', '此建议不存在，或不属于您的范围。'),
  'proposal-named-twice': plain('A proposal is named twice in this request.', '请求中同一建议出现了两次。'),
  'proposals-changed': plain('Somebody answered some of these proposals at the same moment. Nothing was saved; look again.', '有人同时答复了其中一些建议。未保存任何内容，请重新查看。'),
  'answers-not-found': plain('There are no such answers of yours.', '没有找到您的这些答复。'),
};
