using Challenges.Shared.Files.Scrubbing;

namespace Challenges.Shared.Tests.Files;

public sealed class Searching_names
{
    [TestCase("张三", "负责人张三。", true)]
    [TestCase("张三", "负责人：张　三", true)]
    [TestCase("张三", "张\u200B三", true)]
    [TestCase("张三", "张丰三", false)]
    [TestCase("Li", "The Limit", false)]
    [TestCase("Li", "by LI, 2026", true)]
    [TestCase("Zhang San", "ＺＨＡＮＧ　Ｓａｎ", true)]
    [TestCase("Zhang San", "Zhang\nSan", true)]
    [TestCase("Alpha", "由Alpha公司提供", true)]
    [TestCase("李", "李", false, TestName = "One character is no name")]
    [TestCase("张三", "\ud800 张三", true)]
    public void A_name_is_found_however_it_is_written(string name, string text, bool found) => Assert.That(new NameSearch([name]).In(text), found ? Is.EqualTo(new[] { name }) : Is.Empty);
}
