using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Tests.Markup;

public sealed class HtmlTests
{
    private const string Attack = "<img src=x onerror=\"alert(1)\"> & ' `";

    [Fact]
    public void Text_is_encoded_between_tags_and_in_values()
    {
        var html = Html.Of($"""<p title="{Attack}">{Attack}</p>""").ToString();

        Assert.DoesNotContain("<img", html);
        Assert.Equal(2, html.Split("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#x27;").Length - 1);
    }

    [Fact]
    public void Pieces_are_put_together_as_they_are_and_encoded_once()
    {
        var piece = Html.Of($"<b>{"a & b"}</b>");

        Assert.Equal("<p><b>a &amp; b</b></p>", Html.Of($"<p>{piece}</p>").ToString());
        Assert.Equal("<i>1</i><i>2</i>", Html.Each([1, 2], number => Html.Of($"<i>{number}</i>")).ToString());
        Assert.Equal("", Html.None.ToString());
    }

    [Fact]
    public void What_steers_how_text_is_shown_becomes_a_mark() =>
        Assert.Equal("a\uFFFDb\uFFFDc&#xA;d", Html.Of($"{"a\u202Eb\u001bc\nd"}").ToString());

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//elsewhere.test/")]
    [InlineData("/\\elsewhere.test/")]
    [InlineData("https://elsewhere.test/")]
    [InlineData("")]
    public void An_address_leads_nowhere_else(string address)
    {
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<a href="{address}">x</a>"""));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<form action="{address}"></form>"""));
    }

    [Fact]
    public void An_address_of_this_server_is_one() => Assert.Equal("""<a href="/log?q=a&amp;b=1">x</a>""", Html.Of($"""<a href="{"/log?q=a&b=1"}">x</a>""").ToString());

    [Fact]
    public void A_value_that_stands_where_it_could_do_harm_is_a_mistake_that_is_not_overlooked()
    {
        var text = "x";
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p title={text}>x</p>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p {text}>x</p>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<script>{text}</script>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<style>{text}</style>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"""<p title="{Html.Of($"<b>x</b>")}">x</p>"""));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p title=\"a"));
    }
}
