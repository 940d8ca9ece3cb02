"""All conversations, a line each. A new one is its own file and a line here."""

from medspil.conversations.circle.beside_by_code import beside_by_code
from medspil.conversations.circle.call_me import call_me
from medspil.conversations.circle.help_wish import ask_for_help, help_wish, my_wish
from medspil.conversations.circle.my_people import my_people
from medspil.conversations.circle.my_plan import my_plan
from medspil.conversations.circle.new_contact import new_contact
from medspil.conversations.circle.share import share
from medspil.conversations.circle.tell_contact import tell_contact
from medspil.conversations.circle.unshare import unshare
from medspil.conversations.circle.who_can_see import who_can_see
from medspil.conversations.circle_facts import (
    BesideFacts,
    CircleFacts,
    CoordinatorFacts,
    NewContactFacts,
    StaffFacts,
    StandInFacts,
    SupporterFacts,
)
from medspil.conversations.coming_in import coming_in
from medspil.conversations.coming_in_staff import coming_in_staff
from medspil.conversations.conversation import Conversation
from medspil.conversations.courses.attendance import attendance
from medspil.conversations.courses.heard import heard
from medspil.conversations.courses.my_courses import my_courses
from medspil.conversations.courses.new_course import new_course
from medspil.conversations.courses.offer_place import offer_place
from medspil.conversations.courses.report_talk import ReportFacts, give_report
from medspil.conversations.courses.room import room
from medspil.conversations.courses.support import support, support_after
from medspil.conversations.courses.write_back import write_back
from medspil.conversations.digests.digest_facts import DigestFacts, DigestTimesFacts, TeamFacts
from medspil.conversations.digests.digest_settings import digest_settings
from medspil.conversations.digests.digest_talk import digest
from medspil.conversations.digests.team_talk import team_digest
from medspil.conversations.facts import CitizenFacts, Facts, InvitationFacts, MyDataFacts, UndoFacts
from medspil.conversations.first_sub_goal import first_sub_goal
from medspil.conversations.goal_report_talk import GoalReportFacts, give_goal_report
from medspil.conversations.group_facts import (
    HeardFacts,
    LeaderFacts,
    MemberFacts,
    NowFacts,
    OfferedFacts,
    OfferingFacts,
    ResponseFacts,
    WritingFacts,
)
from medspil.conversations.groups.cannot_come import cannot_come
from medspil.conversations.groups.join_room import join_room
from medspil.conversations.groups.my_groups import my_groups
from medspil.conversations.groups.offer import offer
from medspil.conversations.groups.questions import questions
from medspil.conversations.groups.who_sees_answers import who_sees_answers
from medspil.conversations.help import late_answer, resume, show_help, stop, unclear
from medspil.conversations.home import home
from medspil.conversations.interview import interview
from medspil.conversations.interview_facts import InterviewerFacts, InterviewFacts, SaidFacts
from medspil.conversations.interviews import interviews, read_interviews
from medspil.conversations.look_back import look_back
from medspil.conversations.meetings.approve import approve_note
from medspil.conversations.meetings.facts import MeetingFacts, StaffMeetingFacts
from medspil.conversations.meetings.prepare import prepare_meeting
from medspil.conversations.meetings.staff_meeting import staff_meeting
from medspil.conversations.my_data import my_data
from medspil.conversations.my_sub_goals import my_sub_goals
from medspil.conversations.new_sub_goal import new_sub_goal
from medspil.conversations.notices import up_now
from medspil.conversations.open_page import PageFacts, open_page
from medspil.conversations.proving import ProofFacts, prove
from medspil.conversations.reminder import reminded
from medspil.conversations.second_factor import second_factor
from medspil.conversations.settings import settings
from medspil.conversations.status_meeting import status_meeting
from medspil.conversations.supporters.along import along
from medspil.conversations.supporters.cheer import cheer
from medspil.conversations.supporters.cheered import cheered
from medspil.conversations.supporters.coming_in_supporter import coming_in_supporter
from medspil.conversations.supporters.go_along import go_along
from medspil.conversations.supporters.invite_supporter import invite_supporter
from medspil.conversations.supporters.leave import stop_supporting
from medspil.conversations.supporters.proposal import proposal
from medspil.conversations.supporters.propose import propose
from medspil.conversations.supporters.proposed import proposed
from medspil.conversations.supporters.supported import supported
from medspil.conversations.team.invite_citizen import invite_citizen
from medspil.conversations.team.invite_staff import invite_staff
from medspil.conversations.team.my_citizens import my_citizens
from medspil.conversations.team.staff_list import staff_list
from medspil.conversations.team.stand_in import stand_in
from medspil.conversations.texts import N_
from medspil.conversations.undo import undo
from medspil.conversations.which_one import help_with_one, let_go_one, move_one, reach_one
from medspil.domain.links import CARER_ROLES
from medspil.domain.persons import STAFF, Role

BESIDE = CARER_ROLES | {Role.SUPPORTER}
"""The roles of those who stand beside citizens, whether they work here or not."""

_ALL = (
    Conversation("coming-in", coming_in, InvitationFacts),
    Conversation("coming-in-staff", coming_in_staff, InvitationFacts),
    Conversation("home", home, Facts, only_for=STAFF | {Role.SUPPORTER}, commands=("hjem", "home"), about=N_("What I can do here")),
    Conversation("prove", prove, ProofFacts, only_for=STAFF),
    Conversation("second-factor", second_factor, ProofFacts, only_for=STAFF, commands=("pin", "pin"), about=N_("My PIN, or my app with codes"), also=("min pin", "pinkode", "min pinkode", "pin-kode", "ny pin", "my pin", "new pin")),
    Conversation("first-sub-goal", first_sub_goal, CitizenFacts),
    Conversation("new-sub-goal", new_sub_goal, CitizenFacts, keep=True, commands=("nyt", "new"), about=N_("A new sub-goal"), also=("nyt delmål", "nyt mål", "new goal", "new sub-goal")),
    Conversation("my-sub-goals", my_sub_goals, CitizenFacts, commands=("mine", "goals"), about=N_("My sub-goals"), also=("mine delmål", "mine mål", "delmål", "mål", "my goals", "my sub-goals")),
    Conversation("up-now", up_now, NowFacts, commands=("nu", "now"), about=N_("What waits for me now")),
    Conversation("reminded", reminded, CitizenFacts),
    Conversation("move-one", move_one, CitizenFacts),
    Conversation("reach-one", reach_one, CitizenFacts),
    Conversation("let-go-one", let_go_one, CitizenFacts),
    Conversation("help-with-one", help_with_one, CitizenFacts),
    Conversation("who-can-see", who_can_see, CircleFacts),
    Conversation("share", share, CircleFacts, also=("del", "del et delmål", "del mine delmål", "share", "share a sub-goal", "share my sub-goals")),
    Conversation("unshare", unshare, CircleFacts),
    Conversation("my-people", my_people, CircleFacts, commands=("folk", "people"), about=N_("My people"), also=("mine folk", "my people")),
    Conversation("look-back", look_back, CitizenFacts, keep=True),
    Conversation("settings", settings, Facts, commands=("indstillinger", "settings"), about=N_("Settings")),
    Conversation("interview", interview, InterviewFacts, also=("interview",)),
    Conversation("interviews", interviews, InterviewerFacts, proof=True, commands=("interviews", "interviews"), about=N_("Interviews"), also=("interview",)),
    Conversation("read-interviews", read_interviews, SaidFacts, proof=True),
    Conversation("status-meeting", status_meeting, MeetingFacts, commands=("statusmoede", "meeting"), about=N_("My status meeting"), also=("statusmøde", "mit statusmøde", "status meeting", "my status meeting")),
    Conversation("prepare-meeting", prepare_meeting, MeetingFacts, keep=True),
    Conversation("approve-note", approve_note, MeetingFacts, keep=True),
    Conversation("meeting", staff_meeting, StaffMeetingFacts, only_for=CARER_ROLES, proof=True),
    Conversation("my-data", my_data, MyDataFacts, commands=("data", "data"), about=N_("My data")),
    Conversation("undo", undo, UndoFacts, commands=("fortryd", "undo"), about=N_("Take back what I decided last"), also=("fortryd det", "jeg fortryder", "fortryder", "jeg fortrød", "fortrød", "det fortryder jeg", "tag det tilbage", "undo it", "undo that", "take it back", "i take it back")),
    Conversation("help", show_help, Facts, commands=("hjaelp", "help"), about=N_("Help"), also=("hjælp", "menu", "?")),
    Conversation("stop", stop, Facts, commands=("stop", "stop"), about=N_("Stop the messages")),
    Conversation("resume", resume, Facts, commands=("start", "start"), also=("skriv til mig igen", "write to me again")),
    Conversation("unclear", unclear, CitizenFacts),
    Conversation("late-answer", late_answer, Facts),
    Conversation("offer", offer, MemberFacts, keep=True),
    Conversation("join-room", join_room, MemberFacts, keep=True),
    Conversation("my-groups", my_groups, MemberFacts, commands=("gruppe", "group"), about=N_("My group"), also=("min gruppe", "my group")),
    Conversation("cannot-come", cannot_come, MemberFacts),
    Conversation("questions", questions, ResponseFacts, keep=True),
    Conversation("who-sees-answers", who_sees_answers, CitizenFacts, also=("hvem ser mine svar", "hvem kan se mine svar", "who sees my answers", "who can see my answers")),
    Conversation("my-courses", my_courses, LeaderFacts, proof=True, commands=("grupper", "groups"), about=N_("The groups I lead"), also=("mine grupper", "my groups")),
    Conversation("new-course", new_course, LeaderFacts, keep=True, also=("ny gruppe", "en ny gruppe", "nyt gruppeforløb", "new group", "a new group")),
    Conversation("room", room, LeaderFacts),
    Conversation("attendance", attendance, LeaderFacts, proof=True),
    Conversation("heard", heard, HeardFacts, proof=True),
    Conversation("write-back", write_back, WritingFacts, proof=True, keep=True),
    Conversation("offer-place", offer_place, OfferingFacts, commands=("plads", "place"), about=N_("Offer a place in a group"), also=("tilbyd en plads", "offer a place")),
    Conversation("course-report", give_report, ReportFacts, proof=True),
    Conversation("report", give_goal_report, GoalReportFacts, commands=("rapport", "report"), about=N_("The figures of all units"), also=("tal", "figures", "the figures"), proof=True),
    Conversation("support", support, OfferedFacts, proof=True),
    Conversation("support-after", support_after, OfferedFacts, proof=True),
    Conversation("ask-for-help", ask_for_help, CircleFacts),
    Conversation("my-wish", my_wish, CircleFacts),
    Conversation("open-page", open_page, PageFacts, proof=True),
    Conversation("my-plan", my_plan, CircleFacts, commands=("plan", "plan"), about=N_("My plan"), also=("min plan", "my plan", "planen")),
    Conversation("tell-contact", tell_contact, CircleFacts),
    Conversation("help-wish", help_wish, StaffFacts, only_for=CARER_ROLES, proof=True),
    Conversation("coming-in-supporter", coming_in_supporter, InvitationFacts),
    Conversation("invite-supporter", invite_supporter, CircleFacts, also=("inviter en ven", "inviter en jeg kender", "invite a friend", "invite somebody")),
    Conversation("proposal", proposal, CircleFacts, keep=True, commands=("forslag", "proposals"), about=N_("What others propose to me"), also=("mine forslag", "proposal", "my proposals")),
    Conversation("cheered", cheered, CircleFacts, also=("mine hep", "my cheers")),
    Conversation("along", along, CircleFacts),
    Conversation("supported", supported, SupporterFacts, also=("dem jeg støtter", "whom i stand beside")),
    Conversation("go-along", go_along, SupporterFacts),
    Conversation("stop-supporting", stop_supporting, SupporterFacts),
    Conversation("cheer", cheer, BesideFacts, only_for=BESIDE, proof=True),
    Conversation("propose", propose, BesideFacts, only_for=BESIDE, proof=True, keep=True),
    Conversation("proposed", proposed, BesideFacts, only_for=BESIDE, proof=True),
    Conversation("call-me", call_me, CircleFacts),
    Conversation("beside-by-code", beside_by_code, InvitationFacts),
    Conversation("new-contact", new_contact, NewContactFacts),
    Conversation("my-citizens", my_citizens, StaffFacts, only_for=CARER_ROLES, proof=True, commands=("borgere", "citizens"), about=N_("Those I support"), also=("mine borgere", "my citizens", "those i support")),
    Conversation("invite-citizen", invite_citizen, StaffFacts, only_for=CARER_ROLES, proof=True, commands=("inviter", "invite"), about=N_("Invite somebody"), also=("inviter en borger", "invite a citizen")),
    Conversation("stand-in", stand_in, StandInFacts, only_for=CARER_ROLES, proof=True),
    Conversation("staff-list", staff_list, CoordinatorFacts, proof=True, commands=("personale", "staff"), about=N_("Those who work here"), also=("medarbejdere",)),
    Conversation("invite-staff", invite_staff, CoordinatorFacts, proof=True, keep=True, also=("inviter en medarbejder", "invite somebody to work here")),
    Conversation("digest", digest, DigestFacts, only_for=CARER_ROLES, proof=True, commands=("digest", "digest"), about=N_("My week"), also=("overblik", "ugeoverblik", "ugens overblik", "min uge", "my week", "overview")),
    Conversation("digest-settings", digest_settings, DigestTimesFacts, only_for=CARER_ROLES, also=("digest indstillinger", "ugens dag", "hvornår kommer min uge", "digest settings")),
    Conversation("team-digest", team_digest, TeamFacts, only_for=CARER_ROLES, proof=True, commands=("team", "team"), about=N_("The team's week"), also=("teamets uge", "team digest", "the team's week")),
)  # fmt: skip

CONVERSATIONS = {conversation.name: conversation for conversation in _ALL}
"""The registry: a conversation by its name."""
