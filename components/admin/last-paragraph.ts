import { createRootEditorSubscription$, lexical, realmPlugin } from '@mdxeditor/editor'

/**
 * Adds the empty paragraph after a table or a rule at the end of a text in the same step. MDXEditor (4.2) adds it in a
 * separate step: undo only removed that paragraph, which came back at once, so earlier changes could not be undone.
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
