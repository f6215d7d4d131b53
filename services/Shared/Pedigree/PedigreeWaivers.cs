using System.Text.RegularExpressions;

namespace Challenges.Shared.Pedigree;

/// <summary>Sentences that say that no such condition is set. Only bare nouns are waived: a number or a named title after them stays a hit.</summary>
static class PedigreeWaivers
{
    const string ChineseNoun = "(年龄|学历|学位|职称|职务|行政级别|级别|职级|资历|性别|国籍|地域|身份|所有制|出身|毕业院校)";
    const string EnglishNoun = @"(academic\s+|professional\s+|job\s+|administrative\s+)?(ages?|degrees?|titles?|ranks?|educational\s+background|education|schooling|seniority|gender|sex|nationality|region|birth\s+date|date\s+of\s+birth)";

    static readonly Regex Pattern = PedigreeWords.Compile(
        $"(?<!并非|不是|不能|不得)(不设|不限|不论|不问|不分|不看|不唯|不以|不考虑|不要求|没有|无论|无|取消)(置|定|制|于)?(任何)?(个人|申请人|负责人|带头人)?的?{ChineseNoun}(以?[、,，和及与或跟]?{ChineseNoun}){{0,12}}(等?(方面)?的?(任何)?(限制|门槛|要求|条件|上限))?",
        $"{ChineseNoun}([、,，和及与或]?{ChineseNoun}){{0,12}}(等?(方面)?的?)?(不限|不作(任何)?(限制|要求)|不设(任何)?(限制|门槛))",
        $@"\b(regardless\s+of|irrespective\s+of|no\s+matter|whatever|independent\s+of|without\s+regard\s+to)\s+(the\s+|their\s+|his\s+or\s+her\s+|your\s+)?{EnglishNoun}(\s*(,|/|and|or|nor)\s*(and\s+|or\s+)?{EnglishNoun}){{0,12}}\b",
        $@"\b(no|without(\s+any)?|sets?\s+no|not?\s+any)\s+(limits?|restrictions?|requirements?|conditions?|threshold)\s+(on|of|as\s+to|for|regarding)\s+{EnglishNoun}(\s*(,|/|and|or|nor)\s*(and\s+|or\s+)?{EnglishNoun}){{0,12}}\b",
        $@"\b(no|without(\s+any)?)\s+{EnglishNoun}(\s*(,|/|and|or|nor)\s*(and\s+|or\s+)?{EnglishNoun}){{0,12}}\s+(limits?|restrictions?|requirements?|conditions?|thresholds?)\b(?!\s*(of|:|under|below)\s*\d)");

    public static List<(int Start, int End)> In(string folded) => [.. Pattern.Matches(folded).Select(m => (m.Index, m.Index + m.Length))];
}
