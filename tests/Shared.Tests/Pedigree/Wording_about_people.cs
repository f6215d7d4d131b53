using Challenges.Shared.Pedigree;
using CsCheck;

namespace Challenges.Shared.Tests.Pedigree;

public sealed class Wording_about_people
{
    [TestCase("负责人年龄不超过45周岁", "age")]
    [TestCase("45岁以下", "age")]
    [TestCase("不超过45岁", "age")]
    [TestCase("申请人须未满４０周岁", "age")]
    [TestCase("年 龄 要 求", "age")]
    [TestCase("四十五岁以下优先", "age")]
    [TestCase("年齡要求", "age")]
    [TestCase("青年科学家牵头", "age")]
    [TestCase("at most 45 years of age", "age")]
    [TestCase("researchers under 40 may apply", "age")]
    [TestCase("under 40", "age")]
    [TestCase("The leader is a 52-year-old engineer", "age")]
    [TestCase("the leader must not be older than 45", "age")]
    [TestCase("age limit: 45", "age")]
    [TestCase("aged 35 or less", "age")]
    [TestCase("Applicants are fifty-two years old", "age")]
    [TestCase("under the age of 45", "age")]
    [TestCase("出生于1980年", "birth")]
    [TestCase("1985年1月1日以后出生", "birth")]
    [TestCase("１９８５年１月以后出生", "birth")]
    [TestCase("出生日期", "birth")]
    [TestCase("请填写生日", "birth")]
    [TestCase("born after 1980", "birth")]
    [TestCase("born on or after 1 January 1985", "birth")]
    [TestCase("date of birth", "birth")]
    [TestCase("具有博士学位", "degree")]
    [TestCase("硕士及以上", "degree")]
    [TestCase("碩士以上學歷", "degree")]
    [TestCase("学历要求", "degree")]
    [TestCase("本科以上", "degree")]
    [TestCase("本科学历", "degree")]
    [TestCase("具有PhD学位", "degree")]
    [TestCase("a Ph.D. is required", "degree")]
    [TestCase("a PhD in chemistry", "degree")]
    [TestCase("holds a doctorate", "degree")]
    [TestCase("a master's degree", "degree")]
    [TestCase("Bachelor's or above", "degree")]
    [TestCase("an academic degree", "degree")]
    [TestCase("has a degree in metallurgy", "degree")]
    [TestCase("高级职称", "title")]
    [TestCase("副教授以上", "title")]
    [TestCase("研究员", "title")]
    [TestCase("高级工程师", "title")]
    [TestCase("中科院院士领衔", "title")]
    [TestCase("长江学者优先", "title")]
    [TestCase("an associate professor", "title")]
    [TestCase("Professor Li leads", "title")]
    [TestCase("senior engineers only", "title")]
    [TestCase("an academician", "title")]
    [TestCase("professional title", "title")]
    [TestCase("处级干部", "rank")]
    [TestCase("厅级以上", "rank")]
    [TestCase("行政级别不低于处级", "rank")]
    [TestCase("负责人的级别", "rank")]
    [TestCase("年龄在18至45周岁之间", "age")]
    [TestCase("35周岁（含）以下", "age")]
    [TestCase("中级以上职称", "title")]
    [TestCase("大专以上学历", "degree")]
    [TestCase("985高校毕业", "degree")]
    [TestCase("副处级以上", "rank")]
    [TestCase("not older than 45 years", "age")]
    [TestCase("team members over 60 are welcome", "age")]
    [TestCase("MSc or PhD", "degree")]
    [TestCase("a full professor", "title")]
    [TestCase("for under-40s only", "age")]
    [TestCase("must hold a senior title", "title")]
    [TestCase("rank of associate professor or above", "rank")]
    [TestCase("a rank of deputy director or above", "rank")]
    [TestCase("administrative rank", "rank")]
    [TestCase("division-level officials", "rank")]
    public void Is_found_with_its_kind_and_place(string text, string kind)
    {
        var passages = PedigreeScan.Find(text);
        Assert.That(passages.Select(p => p.Kind), Does.Contain(kind));
        foreach (var passage in passages) Assert.That(text.Substring(passage.Start, passage.Length), Is.EqualTo(passage.Text));
    }

    [TestCase("degree of conversion above 95 %")]
    [TestCase("heated to 80 degrees Celsius")]
    [TestCase("a high degree of purity and a higher degree of automation")]
    [TestCase("the title of the document")]
    [TestCase("rank the routes by cost; the rank of the matrix")]
    [TestCase("aging of the melt; age hardening of the alloy; ageing at 180 °C")]
    [TestCase("an aluminium master alloy; master batch")]
    [TestCase("temperature under 40 °C, load under 40 t/day, loss below 40 %")]
    [TestCase("cells must be under 40 kg")]
    [TestCase("samples aged 48 h at 120 °C")]
    [TestCase("the plant is 12 years old; the cells must not be older than 20 years")]
    [TestCase("a service life over 40 years; engineers with over 20 years of experience")]
    [TestCase("the sludge age and the water age")]
    [TestCase("温度与级别：防护级别IP65，电压级别")]
    [TestCase("混凝土龄期28天，树龄")]
    [TestCase("化学位移、力学位置、光学位相")]
    [TestCase("大学历史与科学历程")]
    [TestCase("基本科学问题与样本科目")]
    [TestCase("故障发生日期与产生日均量")]
    [TestCase("校正高度、修正高程、正处于试车阶段")]
    [TestCase("多处级联、学科级差")]
    [TestCase("提高工作效率、高工况、升高工艺温度")]
    [TestCase("锆石年龄、岩石年龄测定")]
    [TestCase("出生缺陷筛查")]
    [TestCase("Electrolysis of anhydrous magnesium chloride from a salt lake")]
    [TestCase("盐湖无水氯化镁电解关键技术")]
    [TestCase("国家科技重大专项、重大专业设备")]
    [TestCase("能耗13985千瓦时，共985台")]
    [TestCase("校正部长度、矫正处长期运行")]
    [TestCase("a team of at least 5; the team has at least 20 engineers; consortium members are at most 5 units")]
    [TestCase("the team must be under 40 people")]
    [TestCase("applications and their rank; papers and their titles; cells and their age")]
    [TestCase("military grade steel, professional grade tools")]
    [TestCase("to a higher degree; a second degree polynomial; tilted with 5 degrees or more")]
    [TestCase("maximum age of the catalyst; the sludge age must be 20 d; two degrees of freedom")]
    [TestCase("Title: Electrolysis. Open to any person, team or unit.")]
    [TestCase("副产次氯酸钠每吨镁不超过0.1吨，单槽日产镁不低于4吨")]
    public void Is_not_seen_in_technical_text(string text) => Assert.That(PedigreeScan.Find(text), Is.Empty);

    [TestCase("不设年龄、学历和职称门槛")]
    [TestCase("不限年龄、学历、职称")]
    [TestCase("年龄、学历不限")]
    [TestCase("open to everybody regardless of age, degree or title")]
    [TestCase("no restrictions on age, degree or rank")]
    public void Is_no_hit_where_a_text_says_that_no_such_condition_is_set(string text) => Assert.That(PedigreeScan.Find(text), Is.Empty);

    [TestCase("不限年龄，但须具有博士学位")]
    [TestCase("不设45岁以下的限制")]
    [TestCase("regardless of age, but with a PhD")]
    public void Stays_a_hit_beside_a_waiver(string text) => Assert.That(PedigreeScan.Find(text), Is.Not.Empty);

    [Test]
    public void Keeps_its_offsets_after_characters_whose_folding_changes_their_length()
    {
        const string text = "每批５㎏ ﬁlter，须ＰｈＤ，👩‍🔬 年\u200B龄４５周岁以下";
        var found = PedigreeScan.Find(text).Select(p => text.Substring(p.Start, p.Length)).ToList();
        Assert.That(found, Is.EqualTo(new[] { "ＰｈＤ", "年\u200B龄４５周岁以下" }));
    }

    [Test]
    public void Lists_every_passage_of_a_sentence()
    {
        var found = PedigreeScan.Find("The leader is a 52-year-old professor with a PhD.");
        Assert.That(found.Select(p => (p.Kind, p.Text)), Is.EqualTo(new[] { ("age", "52-year-old"), ("title", "professor"), ("degree", "PhD") }));
    }

    [TestCase("a")]
    [TestCase("1")]
    [TestCase(" ")]
    [TestCase("年")]
    [TestCase("岁1")]
    [TestCase("leader ")]
    [TestCase("leader's age is under ")]
    [TestCase("the cells under 4 ")]
    [TestCase("年龄、")]
    [TestCase("不限年龄、")]
    [TestCase("no age, degree ")]
    [TestCase("has a b ")]
    [TestCase("1980年1月1日以后")]
    [TestCase("\u200B")]
    public void Is_looked_for_in_bounded_time_in_any_long_text(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 20_000 / part.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PedigreeScan.Find(text);
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms for '{part}'");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    static readonly string[] Hits =
        ["年龄", "不超过45岁", "1985年1月以后出生", "博士", "硕士", "高级职称", "教授", "处级干部", "52-year-old", "born after 1980", "PhD", "master's degree", "associate professor", "senior engineer", "administrative rank"];
    static readonly char[] ZeroWidth = ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\uFE0F'];

    [Test]
    public void Is_not_hidden_by_zero_width_characters() =>
        Gen.Select(One(Hits), Gen.Int[1, 100].Array[1, 4], One(ZeroWidth)).Sample((hit, places, zero) =>
        {
            var text = places.Aggregate(hit, (t, p) => t.Insert(p % t.Length, zero.ToString()));
            return IsFound("电解 " + text + " 结束");
        });

    [Test]
    public void Is_not_hidden_by_width_or_case() =>
        Gen.Select(One(Hits), Gen.Int[0, 3].Array[32]).Sample((hit, changes) =>
            IsFound("㎏ " + string.Concat(hit.Select((c, i) => changes[i] switch
            {
                1 when c is > ' ' and <= '~' => (char)(c - 0x20 + 0xFF00),
                1 when c == ' ' => '\u3000',
                2 => char.ToUpperInvariant(c),
                _ => c
            }))));

    [Test]
    public void Stands_at_the_given_offsets_of_any_text() =>
        Gen.Select(Gen.String, One(Hits), Gen.String).Sample((before, hit, after) =>
        {
            var text = before + " " + hit + " " + after;
            return PedigreeScan.Find(text).All(p => text.Substring(p.Start, p.Length) == p.Text);
        });

    static Gen<T> One<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    static bool IsFound(string text)
    {
        var passages = PedigreeScan.Find(text);
        return passages.Count > 0 && passages.All(p => text.Substring(p.Start, p.Length) == p.Text);
    }
}
