import type { Wording } from '../wording.js';

/** The writing half of the comment box. */
export const writing = {
  commentEmailNote: '(will not be published)',
  commentPost: 'Post comment',
  commentCancel: 'Cancel',
  commentMissing: 'Please write something first.',
  commentTooLong: (most: string) => `This is too long; ${most} characters are the most.`,
  commentArrivedBefore:
    'What you wrote before had arrived after all; it is among the comments. What stands here now has not been sent: post it as another comment, or delete it.',
  commentPreview: 'Preview',
  commentPreviewing: 'One moment…',
  commentPreviewEmpty: 'There is nothing to show yet.',
  commentPreviewFailed: 'The preview could not be had. What you wrote is safe.',
  commentNotify: 'Email me about replies',
  commentNewsletter: 'Also send me the newsletter',
  commentRemember: 'Remember me on this device',
  commentMailNeeded: 'Please give an address: without one no mail can reach you.',
  fieldWebsite: 'Website',
  fieldWebsiteBad: 'This does not look like the address of a site. It should be like https://example.org.',
  fieldOptional: '(optional)',
  formatToolbar: 'Format',
  formatBold: 'Bold',
  formatItalic: 'Italic',
  formatLink: 'Link',
  formatCode: 'Code',
  formatQuote: 'Quotation',
  formatList: 'List',
  commentDemo: 'A demonstration: nothing that you write leaves this page.',
} satisfies Wording;
