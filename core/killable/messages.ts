/** What a parent and its killable child say to each other; the child says it for each request, with its memory. */
export type ChildReply<Reply> =
  { status: 'ready' } | { status: 'done'; reply: Reply; residentBytes: number }
