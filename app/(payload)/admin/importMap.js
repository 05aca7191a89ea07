import { PlansField as PlansField_84b40cd7d39e5ff78b6e4ba99f93893c } from '@/plugins/scheduled-publishing/admin/PlansField'
import { SavingField as SavingField_58b88c376f8090de1b21d1d685ec00ed } from '@/components/admin/saving/SavingField'
import { RevealNamed as RevealNamed_4c06690fb04706faa75b9db8377b4406 } from '@/components/admin/RevealNamed'
import { UsesOfDocument as UsesOfDocument_4e0c316789df6f95a1fcb60e3a0e849f } from '@/components/admin/UsesBeforeDeletion'
import { AddressProposal as AddressProposal_c8ab6dcd788cc955af464cb91caef9fb } from '@/components/admin/AddressProposal'
import { DescriptionHelp as DescriptionHelp_5e5d8b2b2c2c92e96e3594ec147562f9 } from '@/site/page/DescriptionHelp'
import { MarkdownField as MarkdownField_23868f4b0282ed4a7e12bacb016dd05e } from '@/components/admin/MarkdownField'
import { ContentChecks as ContentChecks_09b0f189c195098e70b6d5b71374f162 } from '@/plugins/content-checks/admin/ContentChecks'
import { PageField as PageField_c9f6b30b045b2cf19707a4811f8e9ff8 } from '@/components/admin/PageField'
import { LinkedPageCheck as LinkedPageCheck_09b0f189c195098e70b6d5b71374f162 } from '@/plugins/content-checks/admin/ContentChecks'
import { AddressField as AddressField_2cf09f02a2b0cf92621db19bf8328616 } from '@/components/admin/links/AddressField'
import { SectionLabel as SectionLabel_2867838a5bd2bea20d36a7ab26d60171 } from '@/components/admin/SectionLabel'
import { RowLabel as RowLabel_7f4fa5fc68fb5a0a92393f6444a57fbd } from '@/components/admin/RowLabel'
import { SectionSentences as SectionSentences_f501dbf1d36c8192e0f1acd86b794d6b } from '@/components/admin/SectionSentences'
import { PageTimeMachine as PageTimeMachine_bf8b69ddad0996fd26c48bd954a992ef } from '@/plugins/live-preview/admin/TimeMachine'
import { ShareLinksField as ShareLinksField_ba6400f0466d3b4fc2aeaaa1add37cdb } from '@/plugins/share-links/admin/ShareLinksField'
import { ReviewField as ReviewField_1cbe141dfe3291e68302bb174ae18900 } from '@/plugins/reviews/admin/ReviewField'
import { ReviewDateField as ReviewDateField_a68dfb5638e8d59ef7a278cc075111df } from '@/plugins/review-dates/admin/ReviewDateField'
import { ChangesField as ChangesField_26ad562b6ae97348def642d600e83d9f } from '@/plugins/public-changes/admin/ChangesField'
import { ParisDateCell as ParisDateCell_19500d82e55ca14423dbc6f5041f0d77 } from '@/components/admin/ParisDateCell'
import { StatusCell as StatusCell_6205c05226539c107d285fdda6f3a253 } from '@/components/admin/waiting/StatusCell'
import { UsesOfSelection as UsesOfSelection_4e0c316789df6f95a1fcb60e3a0e849f } from '@/components/admin/UsesBeforeDeletion'
import { PublishPage as PublishPage_a05dd20885b36d995f466880cdf01e2d } from '@/plugins/publish-together/admin/PublishPage'
import { SaveDraft as SaveDraft_a8231418504f4d1aa74cb407daf507ae } from '@/components/admin/saving/SaveDraft'
import { DocumentStatus as DocumentStatus_bf820e3932835afa4c8c0b570366d09d } from '@/components/admin/publish/DocumentStatus'
import { UnpublishButton as UnpublishButton_6521185110b86f18e5c6d4a945f3de0b } from '@/components/admin/publish/UnpublishButton'
import { HistoryList as HistoryList_f1552e177ae8df28cf2dcfdf7cf68bee } from '@/plugins/history/admin/HistoryList'
import { VersionDetail as VersionDetail_6348603e3f5fe967d4bdfe13c9d57043 } from '@/plugins/history/admin/VersionDetail'
import { FormBesidePreview as FormBesidePreview_86d2edc938e0c9b4d8a5a9d7093e409f } from '@/plugins/live-preview/admin/FormBesidePreview'
import { LivePreview as LivePreview_69d1c9814bc8368eeffd72208555865b } from '@/plugins/live-preview/admin/LivePreview'
import { CallNameCell as CallNameCell_6990730af098a9bc0c8cf0617493b56d } from '@/components/admin/calls/CallNameCell'
import { ParisDateField as ParisDateField_cb1a5a235bc1dd14b9176931f8619d71 } from '@/components/admin/ParisDateField'
import { ReasonOfOverride as ReasonOfOverride_ab87c27bb3264108dd64836283a54c5e } from '@/components/admin/calls/ReasonOfOverride'
import { PreviewedTimeline as PreviewedTimeline_d499c85d0d0a5c7ec95ce5a5333a5455 } from '@/plugins/live-preview/admin/CallFields'
import { ShownBy as ShownBy_0a30087528db0c8f5bbd179a646ff5f0 } from '@/components/admin/ShownBy'
import { CallTimeMachine as CallTimeMachine_d499c85d0d0a5c7ec95ce5a5333a5455 } from '@/plugins/live-preview/admin/CallFields'
import { PublishButton as PublishButton_8557896026453f2a5ab4cb43fbd7feb6 } from '@/components/admin/publish/PublishButton'
import { LastChange as LastChange_ff3c0036a4a8c84f5fe14486561fa1ef } from '@/plugins/redirects/admin/LastChange'
import { CurrentPassword as CurrentPassword_9c212ff11c1b52f18dc862f966f8ab31 } from '@/components/admin/accounts/CurrentPassword'
import { Sessions as Sessions_f55d260e6f8d957f183a079425a32705 } from '@/components/admin/accounts/Sessions'
import { LastChange as LastChange_ac502ca11456e720b8cee20bbbf87e09 } from '@/components/admin/LastChange'
import { FactorsField as FactorsField_e435a90aa7b3150356f61ff14558c169 } from '@/plugins/second-factor/admin/FactorsField'
import { StillModified as StillModified_231b9bcd7b2623823c5d117a02278757 } from '@/plugins/second-factor/admin/StillModified'
import { PasswordLink as PasswordLink_874d476a9be6da450c1575e556cdc6fa } from '@/plugins/invitations/admin/LinkField'
import { InviteLink as InviteLink_61cc26e9850ec78f9d508576e7e77f1f } from '@/plugins/invitations/admin/InviteLink'
import { SaveKey as SaveKey_8ea4d0b7d895da689fc58d7d4bc8cd3f } from '@/components/admin/accounts/SaveKey'
import { InvitationLink as InvitationLink_874d476a9be6da450c1575e556cdc6fa } from '@/plugins/invitations/admin/LinkField'
import { SaveButton as SaveButton_3817bf644402e67bfe6577f60ef982de } from '@payloadcms/ui'
import { ProConnectLogOut as ProConnectLogOut_683548662e7abc32a76385e53eb59f7d } from '@/plugins/proconnect/admin/ProConnectLogOut'
import { Icon as Icon_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { Logo as Logo_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { SearchButton as SearchButton_43e9aac3d623a500551c34934426095d } from '@/plugins/search/admin/SearchButton'
import { DashboardTitle as DashboardTitle_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { CallsCard as CallsCard_a796a3149b6c74507d8ea31d9a5c01c9 } from '@/components/admin/dashboard/CallsCard'
import { ReviewDatesCard as ReviewDatesCard_547ba383e4f6e5f56c9f7d1393d44370 } from '@/plugins/review-dates/admin/ReviewDatesCard'
import { ReviewsCard as ReviewsCard_5efc5b4c59f057e63fb014cfa075df36 } from '@/plugins/reviews/admin/ReviewsCard'
import { WaitingCard as WaitingCard_b2be99c9c5309572c4f08d6e0209332c } from '@/components/admin/dashboard/WaitingCard'
import { OwnerCard as OwnerCard_9af6e6f80f194803dbfabd29c3df989a } from '@/components/admin/dashboard/OwnerCard'
import { ScheduledCard as ScheduledCard_7744f24ab77f69835ac967448aa41111 } from '@/plugins/scheduled-publishing/admin/ScheduledCard'
import { ReportCard as ReportCard_dbd0d844e4831e0af1b5f3da2e1eb3e9 } from '@/plugins/content-report/admin/ReportCard'
import { ActivityCard as ActivityCard_ba768b1c83f0a34f5e33e2de76552b0b } from '@/plugins/activity/admin/ActivityCard'
import { LoginTitle as LoginTitle_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { ProConnectLogIn as ProConnectLogIn_15626d63e9fb0705d053c77a7fc26b23 } from '@/plugins/proconnect/admin/ProConnectLogIn'
import { ScreenLinks as ScreenLinks_794be42b2dc8919fda3d15a5b96c9a80 } from '@/components/admin/screens/ScreenLinks'
import { AdminProvider as AdminProvider_1fffa819f9c5fc777bb6f0ce00c6aa05 } from '@/components/admin/AdminProvider'
import { ConfirmAgain as ConfirmAgain_07f0b5c2f349ef77ca5dc5a9e2da1c78 } from '@/plugins/second-factor/admin/ConfirmAgain'
import { ReportScreen as ReportScreen_0ab21abc29cf11ac3063f5d729a8e47d } from '@/plugins/content-report/admin/ReportScreen'
import { SearchScreen as SearchScreen_474e45f8b6f135705b88900e12a91869 } from '@/plugins/search/admin/SearchScreen'
import { ReplaceScreen as ReplaceScreen_77ab83815c19046b1d4f06ee81168765 } from '@/plugins/replace/admin/ReplaceScreen'
import { LogIn as LogIn_11716fb00e7b4cd7ba4ec8200a8dd981 } from '@/plugins/second-factor/admin/LogIn'
import { ChangesScreen as ChangesScreen_2e835970235030a013bedbd5ab5ad517 } from '@/plugins/public-changes/admin/ChangesScreen'
import { ActivityScreen as ActivityScreen_a339fe237defa4b8c785ef1aa4fbd9d2 } from '@/plugins/activity/admin/ActivityScreen'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@/plugins/scheduled-publishing/admin/PlansField#PlansField": PlansField_84b40cd7d39e5ff78b6e4ba99f93893c,
  "@/components/admin/saving/SavingField#SavingField": SavingField_58b88c376f8090de1b21d1d685ec00ed,
  "@/components/admin/RevealNamed#RevealNamed": RevealNamed_4c06690fb04706faa75b9db8377b4406,
  "@/components/admin/UsesBeforeDeletion#UsesOfDocument": UsesOfDocument_4e0c316789df6f95a1fcb60e3a0e849f,
  "@/components/admin/AddressProposal#AddressProposal": AddressProposal_c8ab6dcd788cc955af464cb91caef9fb,
  "@/site/page/DescriptionHelp#DescriptionHelp": DescriptionHelp_5e5d8b2b2c2c92e96e3594ec147562f9,
  "@/components/admin/MarkdownField#MarkdownField": MarkdownField_23868f4b0282ed4a7e12bacb016dd05e,
  "@/plugins/content-checks/admin/ContentChecks#ContentChecks": ContentChecks_09b0f189c195098e70b6d5b71374f162,
  "@/components/admin/PageField#PageField": PageField_c9f6b30b045b2cf19707a4811f8e9ff8,
  "@/plugins/content-checks/admin/ContentChecks#LinkedPageCheck": LinkedPageCheck_09b0f189c195098e70b6d5b71374f162,
  "@/components/admin/links/AddressField#AddressField": AddressField_2cf09f02a2b0cf92621db19bf8328616,
  "@/components/admin/SectionLabel#SectionLabel": SectionLabel_2867838a5bd2bea20d36a7ab26d60171,
  "@/components/admin/RowLabel#RowLabel": RowLabel_7f4fa5fc68fb5a0a92393f6444a57fbd,
  "@/components/admin/SectionSentences#SectionSentences": SectionSentences_f501dbf1d36c8192e0f1acd86b794d6b,
  "@/plugins/live-preview/admin/TimeMachine#PageTimeMachine": PageTimeMachine_bf8b69ddad0996fd26c48bd954a992ef,
  "@/plugins/share-links/admin/ShareLinksField#ShareLinksField": ShareLinksField_ba6400f0466d3b4fc2aeaaa1add37cdb,
  "@/plugins/reviews/admin/ReviewField#ReviewField": ReviewField_1cbe141dfe3291e68302bb174ae18900,
  "@/plugins/review-dates/admin/ReviewDateField#ReviewDateField": ReviewDateField_a68dfb5638e8d59ef7a278cc075111df,
  "@/plugins/public-changes/admin/ChangesField#ChangesField": ChangesField_26ad562b6ae97348def642d600e83d9f,
  "@/components/admin/ParisDateCell#ParisDateCell": ParisDateCell_19500d82e55ca14423dbc6f5041f0d77,
  "@/components/admin/waiting/StatusCell#StatusCell": StatusCell_6205c05226539c107d285fdda6f3a253,
  "@/components/admin/UsesBeforeDeletion#UsesOfSelection": UsesOfSelection_4e0c316789df6f95a1fcb60e3a0e849f,
  "@/plugins/publish-together/admin/PublishPage#PublishPage": PublishPage_a05dd20885b36d995f466880cdf01e2d,
  "@/components/admin/saving/SaveDraft#SaveDraft": SaveDraft_a8231418504f4d1aa74cb407daf507ae,
  "@/components/admin/publish/DocumentStatus#DocumentStatus": DocumentStatus_bf820e3932835afa4c8c0b570366d09d,
  "@/components/admin/publish/UnpublishButton#UnpublishButton": UnpublishButton_6521185110b86f18e5c6d4a945f3de0b,
  "@/plugins/history/admin/HistoryList#HistoryList": HistoryList_f1552e177ae8df28cf2dcfdf7cf68bee,
  "@/plugins/history/admin/VersionDetail#VersionDetail": VersionDetail_6348603e3f5fe967d4bdfe13c9d57043,
  "@/plugins/live-preview/admin/FormBesidePreview#FormBesidePreview": FormBesidePreview_86d2edc938e0c9b4d8a5a9d7093e409f,
  "@/plugins/live-preview/admin/LivePreview#LivePreview": LivePreview_69d1c9814bc8368eeffd72208555865b,
  "@/components/admin/calls/CallNameCell#CallNameCell": CallNameCell_6990730af098a9bc0c8cf0617493b56d,
  "@/components/admin/ParisDateField#ParisDateField": ParisDateField_cb1a5a235bc1dd14b9176931f8619d71,
  "@/components/admin/calls/ReasonOfOverride#ReasonOfOverride": ReasonOfOverride_ab87c27bb3264108dd64836283a54c5e,
  "@/plugins/live-preview/admin/CallFields#PreviewedTimeline": PreviewedTimeline_d499c85d0d0a5c7ec95ce5a5333a5455,
  "@/components/admin/ShownBy#ShownBy": ShownBy_0a30087528db0c8f5bbd179a646ff5f0,
  "@/plugins/live-preview/admin/CallFields#CallTimeMachine": CallTimeMachine_d499c85d0d0a5c7ec95ce5a5333a5455,
  "@/components/admin/publish/PublishButton#PublishButton": PublishButton_8557896026453f2a5ab4cb43fbd7feb6,
  "@/plugins/redirects/admin/LastChange#LastChange": LastChange_ff3c0036a4a8c84f5fe14486561fa1ef,
  "@/components/admin/accounts/CurrentPassword#CurrentPassword": CurrentPassword_9c212ff11c1b52f18dc862f966f8ab31,
  "@/components/admin/accounts/Sessions#Sessions": Sessions_f55d260e6f8d957f183a079425a32705,
  "@/components/admin/LastChange#LastChange": LastChange_ac502ca11456e720b8cee20bbbf87e09,
  "@/plugins/second-factor/admin/FactorsField#FactorsField": FactorsField_e435a90aa7b3150356f61ff14558c169,
  "@/plugins/second-factor/admin/StillModified#StillModified": StillModified_231b9bcd7b2623823c5d117a02278757,
  "@/plugins/invitations/admin/LinkField#PasswordLink": PasswordLink_874d476a9be6da450c1575e556cdc6fa,
  "@/plugins/invitations/admin/InviteLink#InviteLink": InviteLink_61cc26e9850ec78f9d508576e7e77f1f,
  "@/components/admin/accounts/SaveKey#SaveKey": SaveKey_8ea4d0b7d895da689fc58d7d4bc8cd3f,
  "@/plugins/invitations/admin/LinkField#InvitationLink": InvitationLink_874d476a9be6da450c1575e556cdc6fa,
  "@payloadcms/ui#SaveButton": SaveButton_3817bf644402e67bfe6577f60ef982de,
  "@/plugins/proconnect/admin/ProConnectLogOut#ProConnectLogOut": ProConnectLogOut_683548662e7abc32a76385e53eb59f7d,
  "@/components/admin/Brand#Icon": Icon_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/components/admin/Brand#Logo": Logo_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/plugins/search/admin/SearchButton#SearchButton": SearchButton_43e9aac3d623a500551c34934426095d,
  "@/components/admin/Brand#DashboardTitle": DashboardTitle_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/components/admin/dashboard/CallsCard#CallsCard": CallsCard_a796a3149b6c74507d8ea31d9a5c01c9,
  "@/plugins/review-dates/admin/ReviewDatesCard#ReviewDatesCard": ReviewDatesCard_547ba383e4f6e5f56c9f7d1393d44370,
  "@/plugins/reviews/admin/ReviewsCard#ReviewsCard": ReviewsCard_5efc5b4c59f057e63fb014cfa075df36,
  "@/components/admin/dashboard/WaitingCard#WaitingCard": WaitingCard_b2be99c9c5309572c4f08d6e0209332c,
  "@/components/admin/dashboard/OwnerCard#OwnerCard": OwnerCard_9af6e6f80f194803dbfabd29c3df989a,
  "@/plugins/scheduled-publishing/admin/ScheduledCard#ScheduledCard": ScheduledCard_7744f24ab77f69835ac967448aa41111,
  "@/plugins/content-report/admin/ReportCard#ReportCard": ReportCard_dbd0d844e4831e0af1b5f3da2e1eb3e9,
  "@/plugins/activity/admin/ActivityCard#ActivityCard": ActivityCard_ba768b1c83f0a34f5e33e2de76552b0b,
  "@/components/admin/Brand#LoginTitle": LoginTitle_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/plugins/proconnect/admin/ProConnectLogIn#ProConnectLogIn": ProConnectLogIn_15626d63e9fb0705d053c77a7fc26b23,
  "@/components/admin/screens/ScreenLinks#ScreenLinks": ScreenLinks_794be42b2dc8919fda3d15a5b96c9a80,
  "@/components/admin/AdminProvider#AdminProvider": AdminProvider_1fffa819f9c5fc777bb6f0ce00c6aa05,
  "@/plugins/second-factor/admin/ConfirmAgain#ConfirmAgain": ConfirmAgain_07f0b5c2f349ef77ca5dc5a9e2da1c78,
  "@/plugins/content-report/admin/ReportScreen#ReportScreen": ReportScreen_0ab21abc29cf11ac3063f5d729a8e47d,
  "@/plugins/search/admin/SearchScreen#SearchScreen": SearchScreen_474e45f8b6f135705b88900e12a91869,
  "@/plugins/replace/admin/ReplaceScreen#ReplaceScreen": ReplaceScreen_77ab83815c19046b1d4f06ee81168765,
  "@/plugins/second-factor/admin/LogIn#LogIn": LogIn_11716fb00e7b4cd7ba4ec8200a8dd981,
  "@/plugins/public-changes/admin/ChangesScreen#ChangesScreen": ChangesScreen_2e835970235030a013bedbd5ab5ad517,
  "@/plugins/activity/admin/ActivityScreen#ActivityScreen": ActivityScreen_a339fe237defa4b8c785ef1aa4fbd9d2,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
