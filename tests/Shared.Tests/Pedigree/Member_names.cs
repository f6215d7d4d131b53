using Challenges.Shared.Pedigree;

namespace Challenges.Shared.Tests.Pedigree;

public sealed class Member_names
{
    [TestCase("age")]
    [TestCase("Age")]
    [TestCase("leaderAge")]
    [TestCase("birthDate")]
    [TestCase("birth_date")]
    [TestCase("BIRTH-DATE")]
    [TestCase("dateOfBirth")]
    [TestCase("dob")]
    [TestCase("degree")]
    [TestCase("highestDegree")]
    [TestCase("academicTitle")]
    [TestCase("job_title")]
    [TestCase("titleOfLeader")]
    [TestCase("administrativeRank")]
    [TestCase("职称")]
    [TestCase("年龄")]
    [TestCase("最高学历")]
    [TestCase("birth\u200BDate")]
    [TestCase("ｄｅｇｒｅｅ")]
    public void Of_pedigree_are_told(string member) => Assert.That(PedigreeMembers.Names(member), Is.True);

    [TestCase("title")]
    [TestCase("challengeTitle")]
    [TestCase("rank")]
    [TestCase("ranking")]
    [TestCase("stage")]
    [TestCase("pageSize")]
    [TestCase("message")]
    [TestCase("coverage")]
    [TestCase("OutboxAge")]
    [TestCase("degreeOfConversion")]
    [TestCase("bountyFen")]
    [TestCase("standbyCount")]
    public void Of_other_things_are_left_alone(string member) => Assert.That(PedigreeMembers.Names(member), Is.False);

    [TestCase("title")]
    [TestCase("rank")]
    [TestCase("birthDate")]
    public void That_a_request_does_not_know_count_even_when_they_are_bare(string member) => Assert.That(PedigreeMembers.NamesWhereUnknown(member), Is.True);
}
