using SigmaShake.Rules.Json;
using SigmaShake.Testing;

namespace SigmaShake.Rules.Tests.Json;

/// <summary>The parser against JSONTestSuite, which sorts its files into accepted (y), refused (n) and left to the parser (i).</summary>
public sealed class JsonTestSuiteTests
{
    // Valid by the grammar, refused here: two readers that disagree on which member counts are a way around every rule.
    private static readonly string[] Duplicates = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"];

    /// <summary>What the suite leaves open: numbers keep their spelling, lone surrogates are replaced, broken encodings are refused.</summary>
    public static TheoryData<string, string?> LeftOpen => new()
    {
        { "i_number_double_huge_neg_exp.json", null },
        { "i_number_huge_exp.json", null },
        { "i_number_neg_int_huge_exp.json", null },
        { "i_number_pos_double_huge_exp.json", null },
        { "i_number_real_neg_overflow.json", null },
        { "i_number_real_pos_overflow.json", null },
        { "i_number_real_underflow.json", null },
        { "i_number_too_big_neg_int.json", null },
        { "i_number_too_big_pos_int.json", null },
        { "i_number_very_big_negative_int.json", null },
        { "i_object_key_lone_2nd_surrogate.json", null },
        { "i_string_1st_surrogate_but_2nd_missing.json", null },
        { "i_string_1st_valid_surrogate_2nd_invalid.json", null },
        { "i_string_UTF-16LE_with_BOM.json", "the text is not valid UTF-8" },
        { "i_string_UTF-8_invalid_sequence.json", "the text is not valid UTF-8" },
        { "i_string_UTF8_surrogate_U+D800.json", "the text is not valid UTF-8" },
        { "i_string_incomplete_surrogate_and_escape_valid.json", null },
        { "i_string_incomplete_surrogate_pair.json", null },
        { "i_string_incomplete_surrogates_escape_valid.json", null },
        { "i_string_invalid_lonely_surrogate.json", null },
        { "i_string_invalid_surrogate.json", null },
        { "i_string_invalid_utf-8.json", "the text is not valid UTF-8" },
        { "i_string_inverted_surrogates_U+1D11E.json", null },
        { "i_string_iso_latin_1.json", "the text is not valid UTF-8" },
        { "i_string_lone_second_surrogate.json", null },
        { "i_string_lone_utf8_continuation_byte.json", "the text is not valid UTF-8" },
        { "i_string_not_in_unicode_range.json", "the text is not valid UTF-8" },
        { "i_string_overlong_sequence_2_bytes.json", "the text is not valid UTF-8" },
        { "i_string_overlong_sequence_6_bytes.json", "the text is not valid UTF-8" },
        { "i_string_overlong_sequence_6_bytes_null.json", "the text is not valid UTF-8" },
        { "i_string_truncated-utf-8.json", "the text is not valid UTF-8" },
        { "i_string_utf16BE_no_BOM.json", "the text is not valid UTF-8" },
        { "i_string_utf16LE_no_BOM.json", "the text is not valid UTF-8" },
        { "i_structure_500_nested_arrays.json", $"arrays and objects nest deeper than {JsonParser.MaxDepth}" },
        { "i_structure_UTF-8_BOM_empty_object.json", null },
    };

    [Fact]
    public void What_must_be_accepted_is_accepted()
    {
        var files = Files("y_").Except(Duplicates).ToList();

        Assert.Equal(93, files.Count);
        Assert.All(files, file => Assert.True(Parse(file).Succeeded, $"{file}: {Parse(file).Problem}"));
    }

    [Fact]
    public void What_must_be_refused_is_refused_with_one_line_of_explanation()
    {
        var files = Files("n_").ToList();

        Assert.Equal(188, files.Count);
        Assert.All(files, file =>
        {
            var problem = Parse(file).Problem;
            Assert.False(string.IsNullOrEmpty(problem), file);
            Assert.DoesNotContain('\n', problem);
        });
    }

    [Theory]
    [MemberData(nameof(LeftOpen))]
    public void What_is_left_to_the_parser_has_one_pinned_answer(string file, string? problem) => Assert.Equal(problem, Parse(file).Problem);

    [Fact]
    public void Nothing_that_is_left_to_the_parser_is_unpinned() =>
        Assert.Equal(Files("i_"), LeftOpen.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void A_duplicate_key_is_refused_although_the_grammar_allows_it() =>
        Assert.All(Duplicates, file => Assert.Equal("the key `a` stands twice in one object", Parse(file).Problem));

    [Fact]
    public void Duplicates_among_the_transformed_files_are_refused_and_different_spellings_are_not()
    {
        Assert.All(
            ["object_same_key_different_values.json", "object_same_key_same_value.json", "object_same_key_unclear_values.json"],
            file => Assert.Equal("the key `a` stands twice in one object", Read($"test_transform/{file}").Problem));
        Assert.True(Read("test_transform/object_key_nfc_nfd.json").Succeeded);
    }

    private static IEnumerable<string> Files(string prefix) =>
        Directory.EnumerateFiles(SharedData.Path("vectors/JSONTestSuite/test_parsing"), prefix + "*")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    private static JsonResult Parse(string file) => Read($"test_parsing/{file}");

    private static JsonResult Read(string file) => JsonParser.Parse(File.ReadAllBytes(SharedData.Path($"vectors/JSONTestSuite/{file}")));
}
