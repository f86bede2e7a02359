#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "export/report.h"
#include "export/report_grammar.h"
#include "graph/text.h"

namespace dossier {
namespace {

// The neighbours stand in two columns of labels, right then left, with their dots on an ellipse: every label has a line
// of its own, so that 40 of them stay legible at the width of a page where a force layout would pile them up.
constexpr double kWidth = 760, kCentre = kWidth / 2, kRoomy = 38, kTight = 30, kMargin = 26, kLegendRow = 20;
constexpr double kNearest = 84, kFarthest = 168;
constexpr size_t kRoomyRows = 10, kSubjectLength = 26, kNameLength = 25, kRelationLength = 34;

struct Point {
  double x = 0, y = 0;
};

std::string number(double value) {
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%.1f", value);
  std::string text = buffer.data();
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

std::string escaped(std::string_view text) {
  std::string out;
  Sink sink = Sink::memory(out);
  write_xml(sink, text);
  sink.commit();
  return out;
}

std::string text_at(Point at, std::string_view style, std::string_view anchor, std::string_view text) {
  return "<text class=\"" + std::string(style) + "\" x=\"" + number(at.x) + "\" y=\"" + number(at.y) + "\" text-anchor=\"" +
         std::string(anchor) + "\" unicode-bidi=\"isolate\">" + escaped(text) + "</text>\n";
}

/// A shape for each type, so that it can be told without colour.
std::string shape(EntityType type, Point p) {
  const auto polygon = [&](std::initializer_list<Point> corners) {
    std::string points;
    for (const Point& c : corners) points += (points.empty() ? "" : " ") + number(p.x + c.x) + "," + number(p.y + c.y);
    return "<polygon class=\"dot\" points=\"" + points + "\"/>\n";
  };
  switch (type) {
    case EntityType::Organisation: return polygon({{-5, -5}, {5, -5}, {5, 5}, {-5, 5}});
    case EntityType::Person: return polygon({{0, -6.5}, {6.5, 0}, {0, 6.5}, {-6.5, 0}});
    case EntityType::Place: return polygon({{0, -6}, {6, 5}, {-6, 5}});
    case EntityType::Event: return polygon({{-6, 0}, {-3, -5.5}, {3, -5.5}, {6, 0}, {3, 5.5}, {-3, 5.5}});
    default: return "<circle class=\"dot\" cx=\"" + number(p.x) + "\" cy=\"" + number(p.y) + "\" r=\"5.5\"/>\n";
  }
}

class Picture {
 public:
  Picture(const ReportPicture& picture, const RelationReport& report) : picture_(picture), report_(report) {
    const size_t count = picture.nodes.size();
    right_ = (count + 1) / 2;
    row_ = right_ > kRoomyRows ? kTight : kRoomy;
    height_ = std::max(static_cast<double>(right_) * row_, 120.0) + 2 * kMargin;
    for (size_t i = 0; i < count; ++i) places_.push_back(place(i));
  }

  std::string draw() {
    edges();
    centre();
    nodes();
    legend();
    return "<svg class=\"picture\" viewBox=\"0 0 " + number(kWidth) + " " + number(height_ + legend_) +
           "\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>" + escaped("Neighbourhood of " + report_.title) +
           "</title>\n" + body_ + "</svg>\n";
  }

 private:
  const ReportEntity& entity(uint32_t number) const { return report_.entities[number]; }
  bool on_right(size_t i) const { return i < right_; }

  Point place(size_t i) const {
    const size_t rows = on_right(i) ? right_ : picture_.nodes.size() - right_;
    const size_t row = on_right(i) ? i : picture_.nodes.size() - 1 - i;  // round the clock: down the right, up the left
    const double used = static_cast<double>(rows) * row_;
    const double y = (height_ - used) / 2 + (static_cast<double>(row) + 0.5) * row_;
    const double t = (y - height_ / 2) / (height_ / 2);
    const double dx = kNearest + (kFarthest - kNearest) * std::sqrt(std::max(0.0, 1 - t * t));
    return {on_right(i) ? kCentre + dx : kCentre - dx, y};
  }

  static std::string line_class(std::string_view relation_class, bool fact) {
    return "edge r-" + std::string(relation_class) + (fact ? "" : " claim");
  }

  void edges() {
    const Point middle{kCentre, height_ / 2};
    for (const PictureLink& link : picture_.links) {
      const Point a = places_[link.from], b = places_[link.to];
      // Bent towards the middle, so that a link between two of one side does not run along the dots.
      const Point bend{(a.x + b.x) / 2 + (middle.x - (a.x + b.x) / 2) * 0.45, (a.y + b.y) / 2};
      body_ += "<path class=\"" + line_class(link.relation_class, link.fact) + " between\" d=\"M" + number(a.x) + " " + number(a.y) +
               " Q" + number(bend.x) + " " + number(bend.y) + " " + number(b.x) + " " + number(b.y) + "\"/>\n";
    }
    if (picture_.subjects.empty()) return;
    for (size_t i = 0; i < places_.size(); ++i) {
      const PictureNode& node = picture_.nodes[i];
      body_ += "<path class=\"" + line_class(node.relation_class, node.fact) + "\" stroke-width=\"" +
               number(1.2 + 0.6 * std::min(node.sources, 5u)) + "\" d=\"M" + number(middle.x) + " " + number(middle.y) + " L" +
               number(places_[i].x) + " " + number(places_[i].y) + "\"/>\n";
    }
  }

  void centre() {
    if (picture_.subjects.empty()) return;
    const double lines = static_cast<double>(picture_.subjects.size());
    double width = 60;
    for (const uint32_t subject : picture_.subjects)
      width = std::max(width, 8.0 * static_cast<double>(CodePointIndex(shorten(entity(subject).name, kSubjectLength)).size()) + 20);
    const double height = 20 * lines + 10, top = height_ / 2 - height / 2;
    body_ += "<rect class=\"centre\" x=\"" + number(kCentre - width / 2) + "\" y=\"" + number(top) + "\" width=\"" + number(width) +
             "\" height=\"" + number(height) + "\" rx=\"6\"/>\n";
    double y = top + 20;
    for (const uint32_t subject : picture_.subjects) {
      body_ += text_at({kCentre, y}, "subject", "middle", shorten(entity(subject).name, kSubjectLength));
      y += 20;
    }
  }

  void nodes() {
    for (size_t i = 0; i < places_.size(); ++i) {
      const PictureNode& node = picture_.nodes[i];
      const Point p = places_[i];
      body_ += "<g class=\"node r-" + node.relation_class + "\"><title>" + escaped(entity(node.entity).name) + "</title>\n";
      body_ += shape(entity(node.entity).type, p);
      const double x = on_right(i) ? p.x + 12 : p.x - 12;
      const std::string_view anchor = on_right(i) ? "start" : "end";
      const bool two_lines = !node.relation.empty();
      body_ += text_at({x, two_lines ? p.y - 1 : p.y + 4}, "name", anchor, shorten(entity(node.entity).name, kNameLength));
      if (two_lines) body_ += text_at({x, p.y + 11}, "relation", anchor, shorten(node.relation, kRelationLength));
      body_ += "</g>\n";
    }
  }

  void legend() {
    struct Item {
      std::string mark;
      std::string label;
    };
    const ReportGrammar& grammar = ReportGrammar::builtin();
    std::vector<Item> items;
    const auto sample = [](std::string_view style) { return "<path class=\"" + std::string(style) + "\" stroke-width=\"2.4\" d=\"M0 0 L24 0\"/>\n"; };
    for (const std::string_view name : {"membership", "cooperation", "conflict", "words", "position", "structure"}) {
      const auto of_class = [&](const auto& item) { return item.relation_class == name; };
      if (std::any_of(picture_.nodes.begin(), picture_.nodes.end(), of_class) ||
          std::any_of(picture_.links.begin(), picture_.links.end(), of_class))
        items.push_back({sample(line_class(name, true)), std::string(grammar.word("class", name))});
    }
    if (std::any_of(picture_.nodes.begin(), picture_.nodes.end(), [](const PictureNode& n) { return !n.fact; }))
      items.push_back({sample("edge claim"), "not stated as fact: claimed, denied or imagined"});
    for (int type = 0; type < kEntityTypes; ++type) {
      const auto of_type = [&](const PictureNode& n) { return static_cast<int>(entity(n.entity).type) == type; };
      if (std::any_of(picture_.nodes.begin(), picture_.nodes.end(), of_type))
        items.push_back({"<g class=\"key\">" + shape(static_cast<EntityType>(type), {12, 0}) + "</g>",
                         std::string(grammar.word("type", to_string(static_cast<EntityType>(type))))});
    }
    double x = 10, y = height_ + 14;
    for (const Item& item : items) {
      const double width = 34 + 6.1 * static_cast<double>(item.label.size()) + 18;
      if (x + width > kWidth && x > 10) x = 10, y += kLegendRow;
      body_ += "<g transform=\"translate(" + number(x) + " " + number(y) + ")\">" + item.mark +
               text_at({32, 4}, "legend", "start", item.label) + "</g>\n";
      x += width;
    }
    legend_ = y - height_ + 14;
  }

  const ReportPicture& picture_;
  const RelationReport& report_;
  size_t right_ = 0;
  double row_ = 0, height_ = 0, legend_ = 0;
  std::vector<Point> places_;
  std::string body_;
};

}  // namespace

std::string picture_svg(const ReportPicture& picture, const RelationReport& report) { return Picture(picture, report).draw(); }

}  // namespace dossier
