import { createRootEditorSubscription$, lexical, realmPlugin } from '@mdxeditor/editor'

/**
 * Adds the empty paragraph that follows a table or a rule at the end of a text, in the same step. MDXEditor (4.2) adds it in a
 * step of its own: each undo only removed that paragraph, which came back at once, and what was before was out of reach.
 */
export const lastParagraphPlugin = realmPlugin({
  init(realm) {
    realm.pub(createRootEditorSubscription$, (editor) =>
      editor.registerNodeTransform(lexical.RootNode, (root) => {
        if (root.getLastChild() instanceof lexical.DecoratorNode) {
          root.append(lexical.$createParagraphNode())
        }
      }),
    )
  },
})
