import { SavingField as SavingField_58b88c376f8090de1b21d1d685ec00ed } from '@/components/admin/saving/SavingField'
import { PlansField as PlansField_2f44bb07820f8887d738942c7268778e } from '@/components/admin/scheduled/PlansField'
import { AddressProposal as AddressProposal_c8ab6dcd788cc955af464cb91caef9fb } from '@/components/admin/AddressProposal'
import { DescriptionHelp as DescriptionHelp_5e5d8b2b2c2c92e96e3594ec147562f9 } from '@/site/page/DescriptionHelp'
import { PageTimeMachine as PageTimeMachine_03e4d6c2cc732bf577d5bca5d88c7fae } from '@/components/admin/time-machine/PageTimeMachine'
import { ShareLinksField as ShareLinksField_876495b11a1188746cd9e7afdbf2837d } from '@/components/admin/share-links/ShareLinksField'
import { MarkdownField as MarkdownField_23868f4b0282ed4a7e12bacb016dd05e } from '@/components/admin/MarkdownField'
import { ContentChecks as ContentChecks_c54bbe8553bdeb0093b6595e03d11aa0 } from '@/components/admin/content-checks/ContentChecks'
import { LinkedPageCheck as LinkedPageCheck_9aac4fb3bb44faef92457f640bbe796a } from '@/components/admin/content-checks/LinkedPageCheck'
import { AddressField as AddressField_2cf09f02a2b0cf92621db19bf8328616 } from '@/components/admin/links/AddressField'
import { RowLabel as RowLabel_7f4fa5fc68fb5a0a92393f6444a57fbd } from '@/components/admin/RowLabel'
import { SectionSentences as SectionSentences_f501dbf1d36c8192e0f1acd86b794d6b } from '@/components/admin/SectionSentences'
import { ReviewField as ReviewField_b03f1593d0d3feb6cf456731e90a6057 } from '@/components/admin/review/ReviewField'
import { StatusCell as StatusCell_6205c05226539c107d285fdda6f3a253 } from '@/components/admin/waiting/StatusCell'
import { ExportMenuItem as ExportMenuItem_1ecad85fbf89a72de0628e0215b48363 } from '@/components/admin/ExportMenuItem'
import { PublishPage as PublishPage_9d488cce6a6b3ea49b419088a58deefb } from '@/components/admin/publish/PublishPage'
import { DocumentStatus as DocumentStatus_bf820e3932835afa4c8c0b570366d09d } from '@/components/admin/publish/DocumentStatus'
import { HistoryList as HistoryList_32a474bd3e0979c858dbf0cb210385c1 } from '@/components/admin/history/HistoryList'
import { VersionDetail as VersionDetail_3e2b58aa241703225f1254b5bdab20ea } from '@/components/admin/history/VersionDetail'
import { LivePreview as LivePreview_67140eeba92b56900a725e78ac5bebea } from '@/components/admin/live-preview/LivePreview'
import { CallNameCell as CallNameCell_55b040b574b62eeb0ee0a51fda7e4d4c } from '@/components/admin/CallNameCell'
import { ParisDateCell as ParisDateCell_19500d82e55ca14423dbc6f5041f0d77 } from '@/components/admin/ParisDateCell'
import { ParisDateField as ParisDateField_cb1a5a235bc1dd14b9176931f8619d71 } from '@/components/admin/ParisDateField'
import { CallTimelineField as CallTimelineField_a2642c427234a121e8effa062f4a7208 } from '@/components/admin/call-timeline/CallTimelineField'
import { CallTimeMachine as CallTimeMachine_a735b28bd1868c3b07b7aefd102267b3 } from '@/components/admin/time-machine/CallTimeMachine'
import { PublishWhenSaved as PublishWhenSaved_2f22f1d5dcf2599bf9fed74e2d955924 } from '@/components/admin/publish/PublishWhenSaved'
import { CurrentPassword as CurrentPassword_9c212ff11c1b52f18dc862f966f8ab31 } from '@/components/admin/accounts/CurrentPassword'
import { RevealNamed as RevealNamed_4c06690fb04706faa75b9db8377b4406 } from '@/components/admin/RevealNamed'
import { Icon as Icon_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { Logo as Logo_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { DashboardTitle as DashboardTitle_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { ReviewsCard as ReviewsCard_02b072f56f59d4dd7765a8b68baa30e6 } from '@/components/admin/waiting/WaitingCard'
import { WaitingCard as WaitingCard_02b072f56f59d4dd7765a8b68baa30e6 } from '@/components/admin/waiting/WaitingCard'
import { CallsCard as CallsCard_3d58970b95cff56284c5121d9baa2c21 } from '@/components/admin/CallsCard'
import { OwnerCard as OwnerCard_7112839a176c3b618807c3fb31d8c526 } from '@/components/admin/OwnerCard'
import { ScheduledCard as ScheduledCard_1800ecec5beb913033f975403d145514 } from '@/components/admin/scheduled/ScheduledCard'
import { LoginTitle as LoginTitle_066c562e10ad4e70ff0de1a39f9b91f6 } from '@/components/admin/Brand'
import { SaveWatchProvider as SaveWatchProvider_8ab48a57e31db4c3d4cc637375007703 } from '@/components/admin/saving/SaveWatchProvider'
import { RepairsProvider as RepairsProvider_debd1bdd4365b7a103fe1ff9b413bcf5 } from '@/components/admin/accessibility/RepairsProvider'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@/components/admin/saving/SavingField#SavingField": SavingField_58b88c376f8090de1b21d1d685ec00ed,
  "@/components/admin/scheduled/PlansField#PlansField": PlansField_2f44bb07820f8887d738942c7268778e,
  "@/components/admin/AddressProposal#AddressProposal": AddressProposal_c8ab6dcd788cc955af464cb91caef9fb,
  "@/site/page/DescriptionHelp#DescriptionHelp": DescriptionHelp_5e5d8b2b2c2c92e96e3594ec147562f9,
  "@/components/admin/time-machine/PageTimeMachine#PageTimeMachine": PageTimeMachine_03e4d6c2cc732bf577d5bca5d88c7fae,
  "@/components/admin/share-links/ShareLinksField#ShareLinksField": ShareLinksField_876495b11a1188746cd9e7afdbf2837d,
  "@/components/admin/MarkdownField#MarkdownField": MarkdownField_23868f4b0282ed4a7e12bacb016dd05e,
  "@/components/admin/content-checks/ContentChecks#ContentChecks": ContentChecks_c54bbe8553bdeb0093b6595e03d11aa0,
  "@/components/admin/content-checks/LinkedPageCheck#LinkedPageCheck": LinkedPageCheck_9aac4fb3bb44faef92457f640bbe796a,
  "@/components/admin/links/AddressField#AddressField": AddressField_2cf09f02a2b0cf92621db19bf8328616,
  "@/components/admin/RowLabel#RowLabel": RowLabel_7f4fa5fc68fb5a0a92393f6444a57fbd,
  "@/components/admin/SectionSentences#SectionSentences": SectionSentences_f501dbf1d36c8192e0f1acd86b794d6b,
  "@/components/admin/review/ReviewField#ReviewField": ReviewField_b03f1593d0d3feb6cf456731e90a6057,
  "@/components/admin/waiting/StatusCell#StatusCell": StatusCell_6205c05226539c107d285fdda6f3a253,
  "@/components/admin/ExportMenuItem#ExportMenuItem": ExportMenuItem_1ecad85fbf89a72de0628e0215b48363,
  "@/components/admin/publish/PublishPage#PublishPage": PublishPage_9d488cce6a6b3ea49b419088a58deefb,
  "@/components/admin/publish/DocumentStatus#DocumentStatus": DocumentStatus_bf820e3932835afa4c8c0b570366d09d,
  "@/components/admin/history/HistoryList#HistoryList": HistoryList_32a474bd3e0979c858dbf0cb210385c1,
  "@/components/admin/history/VersionDetail#VersionDetail": VersionDetail_3e2b58aa241703225f1254b5bdab20ea,
  "@/components/admin/live-preview/LivePreview#LivePreview": LivePreview_67140eeba92b56900a725e78ac5bebea,
  "@/components/admin/CallNameCell#CallNameCell": CallNameCell_55b040b574b62eeb0ee0a51fda7e4d4c,
  "@/components/admin/ParisDateCell#ParisDateCell": ParisDateCell_19500d82e55ca14423dbc6f5041f0d77,
  "@/components/admin/ParisDateField#ParisDateField": ParisDateField_cb1a5a235bc1dd14b9176931f8619d71,
  "@/components/admin/call-timeline/CallTimelineField#CallTimelineField": CallTimelineField_a2642c427234a121e8effa062f4a7208,
  "@/components/admin/time-machine/CallTimeMachine#CallTimeMachine": CallTimeMachine_a735b28bd1868c3b07b7aefd102267b3,
  "@/components/admin/publish/PublishWhenSaved#PublishWhenSaved": PublishWhenSaved_2f22f1d5dcf2599bf9fed74e2d955924,
  "@/components/admin/accounts/CurrentPassword#CurrentPassword": CurrentPassword_9c212ff11c1b52f18dc862f966f8ab31,
  "@/components/admin/RevealNamed#RevealNamed": RevealNamed_4c06690fb04706faa75b9db8377b4406,
  "@/components/admin/Brand#Icon": Icon_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/components/admin/Brand#Logo": Logo_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/components/admin/Brand#DashboardTitle": DashboardTitle_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/components/admin/waiting/WaitingCard#ReviewsCard": ReviewsCard_02b072f56f59d4dd7765a8b68baa30e6,
  "@/components/admin/waiting/WaitingCard#WaitingCard": WaitingCard_02b072f56f59d4dd7765a8b68baa30e6,
  "@/components/admin/CallsCard#CallsCard": CallsCard_3d58970b95cff56284c5121d9baa2c21,
  "@/components/admin/OwnerCard#OwnerCard": OwnerCard_7112839a176c3b618807c3fb31d8c526,
  "@/components/admin/scheduled/ScheduledCard#ScheduledCard": ScheduledCard_1800ecec5beb913033f975403d145514,
  "@/components/admin/Brand#LoginTitle": LoginTitle_066c562e10ad4e70ff0de1a39f9b91f6,
  "@/components/admin/saving/SaveWatchProvider#SaveWatchProvider": SaveWatchProvider_8ab48a57e31db4c3d4cc637375007703,
  "@/components/admin/accessibility/RepairsProvider#RepairsProvider": RepairsProvider_debd1bdd4365b7a103fe1ff9b413bcf5,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
